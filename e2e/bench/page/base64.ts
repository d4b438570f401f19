/** Bytes on their way between Node and a page, which carries text only. */

export function toBase64(bytes: Uint8Array): string {
  const parts: string[] = [];
  // As arguments of one call a large picture would overflow the stack.
  for (let at = 0; at < bytes.length; at += 0x8000) {
    parts.push(String.fromCharCode(...bytes.subarray(at, at + 0x8000)));
  }
  return btoa(parts.join(''));
}

export function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
}
