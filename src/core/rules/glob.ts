/** File name patterns as people know them: `*` stands for any text, `?` for one character, case does not count. */

/**
 * True where the whole name fits the pattern. Linear but for the product of the two lengths at worst: a regular
 * expression made of many stars could take for ever.
 */
export function fitsGlob(pattern: string, name: string): boolean {
  const wanted = Array.from(fold(pattern));
  const given = Array.from(fold(name));
  let at = 0;
  let patternAt = 0;
  // Where to go on when what follows the last star does not fit: the star takes one character more.
  let starAt = -1;
  let retryAt = 0;
  while (at < given.length) {
    const sign = wanted[patternAt];
    if (sign === '*') {
      starAt = patternAt;
      retryAt = at;
      patternAt += 1;
    } else if (sign === '?' || sign === given[at]) {
      at += 1;
      patternAt += 1;
    } else if (starAt !== -1) {
      retryAt += 1;
      at = retryAt;
      patternAt = starAt + 1;
    } else {
      return false;
    }
  }
  while (wanted[patternAt] === '*') patternAt += 1;
  return patternAt === wanted.length;
}

/** macOS stores names decomposed. */
function fold(text: string): string {
  return text.normalize('NFC').toLowerCase();
}
