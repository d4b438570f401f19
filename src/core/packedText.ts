/**
 * Many short texts as two typed arrays. A hundred thousand strings take a thread tens of milliseconds to receive from
 * another one; these take about one, and only the names that are drawn become strings.
 */
export interface PackedText {
  /** UTF-16 code units of all texts, one after the other: whatever a file is called survives. */
  readonly units: Uint16Array<ArrayBuffer>;
  /** Where each text ends in `units`. */
  readonly ends: Uint32Array<ArrayBuffer>;
}

export function packTexts(texts: readonly string[]): PackedText {
  const units = new Uint16Array(texts.reduce((sum, text) => sum + text.length, 0));
  const ends = new Uint32Array(texts.length);
  let end = 0;
  texts.forEach((text, index) => {
    // Code units, not characters: half a pair is kept as it is.
    for (let at = 0; at < text.length; at++) units[end + at] = text.charCodeAt(at);
    end += text.length;
    ends[index] = end;
  });
  return { units, ends };
}

/** The text at an index; empty outside. */
export function textAt({ units, ends }: PackedText, index: number): string {
  return String.fromCharCode(...units.subarray(index === 0 ? 0 : (ends[index - 1] ?? 0), ends[index] ?? 0));
}
