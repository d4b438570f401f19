/**
 * Which operators an ONNX file uses, read from the file itself: the runtime does not say. Only the list of nodes is walked;
 * weights, which are nearly all of the file, are stepped over.
 *
 * Source: onnx.proto (ModelProto.graph = 7, GraphProto.node = 1, NodeProto.op_type = 4) and the wire format of Protocol
 * Buffers.
 */
const GRAPH = 7;
const NODE = 1;
const OPERATOR = 4;

const VARINT = 0;
const FIXED_64 = 1;
const LENGTH_DELIMITED = 2;
const FIXED_32 = 5;

/** A length-delimited field: its number and where its content lies. */
interface Field {
  readonly number: number;
  readonly start: number;
  readonly end: number;
}

/** False too for bytes that are no ONNX file; the runtime refuses those. */
export function usesOperator(model: Uint8Array, operator: string): boolean {
  const name = new TextEncoder().encode(operator);
  const isName = ({ start, end }: Field): boolean =>
    end - start === name.length && name.every((byte, index) => model[start + index] === byte);
  for (const graph of fieldsOf(model, GRAPH, 0, model.length)) {
    for (const node of fieldsOf(model, NODE, graph.start, graph.end)) {
      for (const type of fieldsOf(model, OPERATOR, node.start, node.end)) if (isName(type)) return true;
    }
  }
  return false;
}

/** The length-delimited fields of one number in a message, until its end or the first thing that makes no sense. */
function* fieldsOf(bytes: Uint8Array, number: number, start: number, end: number): Generator<Field> {
  let at = start;
  const readVarint = (): number => {
    let value = 0;
    for (let factor = 1; at < end; factor *= 0x80) {
      const byte = bytes[at++] ?? 0;
      value += (byte & 0x7f) * factor;
      if (byte < 0x80) return value;
    }
    return Infinity;
  };
  while (at < end) {
    const tag = readVarint();
    const wireType = tag % 8;
    if (wireType === VARINT) readVarint();
    else if (wireType === FIXED_64) at += 8;
    else if (wireType === FIXED_32) at += 4;
    else if (wireType === LENGTH_DELIMITED) {
      const length = readVarint();
      if (at + length > end) return;
      if (Math.floor(tag / 8) === number) yield { number, start: at, end: at + length };
      at += length;
    } else return;
  }
}
