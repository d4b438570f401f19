/**
 * Builds an ONNX graph node by node and writes it as a model file. Field numbers are those of onnx.proto (ONNX 1.16).
 *
 * @typedef {Readonly<Record<string, number | readonly number[]>>} Attributes whole numbers, lists of them, or floats
 *   (names in FLOAT_ATTRIBUTES)
 * @typedef {Float32Array | Int8Array | Uint8Array | BigInt64Array} Values
 * @typedef {{ name: string, type: 'float32' | 'int64', shape: readonly (number | string)[] }} Port
 *   an input or output; a text in the shape names a length that is not fixed
 */
import { bytesField, floatField, messageField, textField, wholeField } from './protobuf.mjs';

/** Opset 17 is the first with LayerNormalization; IR version 8 belongs to it. */
const OPSET = 17;
const IR_VERSION = 8;

/** TensorProto.DataType. */
export const FLOAT = 1;
const UINT8 = 2;
const INT8 = 3;
const INT64 = 7;

/** AttributeProto.AttributeType. */
const FLOAT_ATTRIBUTE = 1;
const WHOLE_ATTRIBUTE = 2;
const WHOLES_ATTRIBUTE = 7;
const FLOAT_ATTRIBUTES = new Set(['epsilon']);

/** @param {Values} values */
function dataTypeOf(values) {
  if (values instanceof Float32Array) return FLOAT;
  if (values instanceof Int8Array) return INT8;
  return values instanceof Uint8Array ? UINT8 : INT64;
}

/** @param {string} name @param {number | readonly number[]} value */
function attribute(name, value) {
  if (typeof value !== 'number') {
    return [
      ...textField(1, name),
      ...value.flatMap((item) => wholeField(8, item)),
      ...wholeField(20, WHOLES_ATTRIBUTE),
    ];
  }
  return FLOAT_ATTRIBUTES.has(name)
    ? [...textField(1, name), ...floatField(2, value), ...wholeField(20, FLOAT_ATTRIBUTE)]
    : [...textField(1, name), ...wholeField(3, value), ...wholeField(20, WHOLE_ATTRIBUTE)];
}

/** @param {Port} port */
function valueInfo({ name, type, shape }) {
  const dimensions = shape.flatMap((length) =>
    messageField(1, typeof length === 'number' ? wholeField(1, length) : textField(2, length)),
  );
  const tensor = [...wholeField(1, type === 'float32' ? FLOAT : INT64), ...messageField(2, dimensions)];
  return [...textField(1, name), ...messageField(2, messageField(1, tensor))];
}

export function createGraph() {
  /** @type {Uint8Array[]} */
  const nodes = [];
  /** @type {Uint8Array[]} */
  const constants = [];
  let count = 0;

  /** @param {string} kind */
  const newName = (kind) => `${kind.toLowerCase()}_${(count += 1)}`;

  return {
    /**
     * Adds a node and returns the names of its outputs.
     * @param {string} operator
     * @param {readonly string[]} inputs
     * @param {Attributes} [attributes]
     * @param {readonly string[]} [outputs]
     * @returns {readonly string[]}
     */
    addNode(operator, inputs, attributes = {}, outputs = [newName(operator)]) {
      const message = [
        ...inputs.flatMap((name) => textField(1, name)),
        ...outputs.flatMap((name) => textField(2, name)),
        ...textField(3, newName(operator)),
        ...textField(4, operator),
        ...Object.entries(attributes).flatMap(([name, value]) => messageField(5, attribute(name, value))),
      ];
      nodes.push(...messageField(1, message));
      return outputs;
    },

    /**
     * As `addNode`, for a node of one output.
     * @param {string} operator
     * @param {readonly string[]} inputs
     * @param {Attributes} [attributes]
     * @returns {string}
     */
    add(operator, inputs, attributes = {}) {
      const name = newName(operator);
      this.addNode(operator, inputs, attributes, [name]);
      return name;
    },

    /**
     * A constant; `shape` [] is a scalar. The values are kept, not copied.
     * @param {Values} values
     * @param {readonly number[]} shape
     * @returns {string}
     */
    addConstant(values, shape = [values.length]) {
      const name = newName('c');
      const message = [
        ...shape.flatMap((length) => wholeField(1, length)),
        ...wholeField(2, dataTypeOf(values)),
        ...textField(8, name),
        ...bytesField(9, new Uint8Array(values.buffer, values.byteOffset, values.byteLength)),
      ];
      constants.push(...messageField(5, message));
      return name;
    },

    /**
     * The file, as chunks to be written one after the other.
     * @param {string} name
     * @param {readonly Port[]} inputs
     * @param {readonly Port[]} outputs
     * @returns {import('./protobuf.mjs').Message}
     */
    finish(name, inputs, outputs) {
      const graph = [
        ...nodes,
        ...textField(2, name),
        ...constants,
        ...inputs.flatMap((port) => messageField(11, valueInfo(port))),
        ...outputs.flatMap((port) => messageField(12, valueInfo(port))),
      ];
      return [
        ...wholeField(1, IR_VERSION),
        ...textField(2, 'winnow random model'),
        ...messageField(7, graph),
        ...messageField(8, [...textField(1, ''), ...wholeField(2, OPSET)]),
      ];
    },
  };
}

/** @typedef {ReturnType<typeof createGraph>} Graph */
