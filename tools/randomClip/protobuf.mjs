/**
 * Writes protocol buffers: as much of the wire format as an ONNX file needs (varints, 32-bit floats, length-delimited
 * fields). A message is a list of byte chunks, so that hundreds of megabytes of weights are never copied.
 *
 * Source: the encoding specification of Protocol Buffers (protobuf.dev/programming-guides/encoding).
 */

/** @typedef {readonly Uint8Array[]} Message */

const VARINT = 0;
const LENGTH_DELIMITED = 2;
const FIXED_32 = 5;

/**
 * A whole number from 0 up, seven bits a byte, lowest first.
 * @param {number} value
 */
function varint(value) {
  if (!Number.isSafeInteger(value) || value < 0)
    throw new Error(`varint: ${value} is not a whole number from 0`);
  const bytes = [];
  let rest = value;
  while (rest >= 0x80) {
    bytes.push((rest % 0x80) | 0x80);
    rest = Math.floor(rest / 0x80);
  }
  bytes.push(rest);
  return Uint8Array.from(bytes);
}

/** @param {number} field @param {number} wireType */
const tag = (field, wireType) => varint(field * 8 + wireType);

/** @param {Message} message @returns {number} bytes */
export function lengthOf(message) {
  return message.reduce((sum, chunk) => sum + chunk.byteLength, 0);
}

/** @param {number} field @param {number} value @returns {Message} */
export function wholeField(field, value) {
  if (value >= 0) return [tag(field, VARINT), varint(value)];
  // A negative int64 is its two's complement: ten bytes.
  const bytes = [];
  let rest = BigInt.asUintN(64, BigInt(value));
  while (rest >= 0x80n) {
    bytes.push(Number(rest & 0x7fn) | 0x80);
    rest >>= 7n;
  }
  bytes.push(Number(rest));
  return [tag(field, VARINT), Uint8Array.from(bytes)];
}

/** @param {number} field @param {number} value @returns {Message} */
export function floatField(field, value) {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setFloat32(0, value, true);
  return [tag(field, FIXED_32), bytes];
}

/** @param {number} field @param {Uint8Array} bytes @returns {Message} */
export function bytesField(field, bytes) {
  return [tag(field, LENGTH_DELIMITED), varint(bytes.byteLength), bytes];
}

/** @param {number} field @param {string} text @returns {Message} */
export function textField(field, text) {
  return bytesField(field, new TextEncoder().encode(text));
}

/** @param {number} field @param {Message} message @returns {Message} */
export function messageField(field, message) {
  return [tag(field, LENGTH_DELIMITED), varint(lengthOf(message)), ...message];
}
