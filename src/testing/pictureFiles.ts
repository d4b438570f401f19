/**
 * The test world's picture format: a file that says in words what is on it. `picture: receipt table` is a picture of a
 * receipt on a table; `broken: receipt` is one that cannot be decoded; any other text is no picture at all.
 */

export function pictureFile(words: string, name = `${words.replaceAll(' ', '-')}.jpg`): File {
  return new File([`picture: ${words}`], name, { lastModified: 1_600_000_000_000 });
}

/** A file with that text as its content. */
export function textFile(text: string, name: string): File {
  return new File([text], name, { lastModified: 1_600_000_000_000 });
}

/** Side of the square the stand-in model looks at: room for 192 letters. */
export const INPUT_SIZE = 8;

/** The words of a picture as the stand-in model's input, padded with zeros. */
export function wordsToInput(words: string): Uint8Array {
  const input = new Uint8Array(INPUT_SIZE * INPUT_SIZE * 3);
  input.set(new TextEncoder().encode(words).subarray(0, input.length));
  return input;
}

export function inputToWords(input: Uint8Array): string {
  return new TextDecoder().decode(input).replaceAll('\0', '');
}
