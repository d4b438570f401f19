/** Hashes as text: lower-case hexadecimal, as SHA-256 is written everywhere in Winnow. */

/** Two digits a byte. */
export function bytesToHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
