/**
 * The layers of CLIP's two encoders as ONNX nodes, in float or quantised as the hub's 8-bit exports are: weights stored
 * in 8 bits, what is multiplied with them quantised on the way (DynamicQuantizeLinear), the products summed as integers
 * (MatMulInteger, ConvInteger).
 *
 * Source of the architecture: openai/CLIP `clip/model.py`. Source of the scales of the random weights: Hugging Face
 * transformers, `CLIPPreTrainedModel._init_weights`, factor 1.
 */
import { FLOAT } from './onnxGraph.mjs';
import { drawWeights, quantise } from './weights.mjs';

/**
 * @typedef {{ width: number, layers: number, heads: number, tokens: number, seed: number, name: string,
 *   isQuantised: boolean, weightType: 'int8' | 'uint8' }} TowerShape
 *   `name` keeps the two encoders' weights apart; `weightType` is how 8-bit weights are stored
 */

/** The zero point of weights that are stored unsigned. */
const UNSIGNED_ZERO = 64;

/**
 * @param {import('./onnxGraph.mjs').Graph} graph
 * @param {TowerShape} shape
 */
export function createLayers(graph, { width, layers, heads, tokens, seed, name, isQuantised, weightType }) {
  const depthScale = (2 * layers) ** -0.5;
  const scalar = (/** @type {number} */ value) => graph.addConstant(Float32Array.of(value), []);
  /** @param {string} part @param {number} length @param {number} deviation @param {number} [mean] */
  const draw = (part, length, deviation, mean) =>
    drawWeights(seed, `${name}.${part}`, length, deviation, mean);

  /** What has been quantised already: three layers that read the same input share its 8-bit form.
   * @type {Map<string, readonly string[]>} */
  const quantisedInputs = new Map();

  /** Names of the 8-bit form of `input`, its scale and its zero point. @param {string} input */
  function quantiseInput(input) {
    const known = quantisedInputs.get(input);
    if (known !== undefined) return known;
    const outputs = [`${input}_q`, `${input}_scale`, `${input}_zero`];
    quantisedInputs.set(input, outputs);
    return graph.addNode('DynamicQuantizeLinear', [input], {}, outputs);
  }

  /**
   * @param {Float32Array} weights @param {readonly number[]} shape @param {number} columns
   * @param {boolean} perColumn
   */
  function addQuantised(weights, shape, columns, perColumn) {
    const zero = weightType === 'int8' ? 0 : UNSIGNED_ZERO;
    const { stored, scales } = quantise(weights, columns, perColumn, zero);
    const groups = scales.length;
    const zeros = zero === 0 ? new Int8Array(groups) : new Uint8Array(groups).fill(zero);
    const groupShape = perColumn ? [groups] : [];
    return {
      values: graph.addConstant(stored, shape),
      scale: graph.addConstant(scales, groupShape),
      zero: graph.addConstant(zeros, groupShape),
    };
  }

  /** Integer sums back to numbers. @param {string} sums @param {string} inputScale @param {string} weightScale */
  function dequantiseSums(sums, inputScale, weightScale) {
    const scale = graph.add('Mul', [inputScale, weightScale]);
    return graph.add('Mul', [graph.add('Cast', [sums], { to: FLOAT }), scale]);
  }

  /** @param {string} input @param {string} part @param {number} from @param {number} to @param {number} deviation */
  function product(input, part, from, to, deviation) {
    const weights = draw(part, from * to, deviation);
    if (!isQuantised) return graph.add('MatMul', [input, graph.addConstant(weights, [from, to])]);
    const [bytes = '', scale = '', zero = ''] = quantiseInput(input);
    const stored = addQuantised(weights, [from, to], to, true);
    const sums = graph.add('MatMulInteger', [bytes, stored.values, zero, stored.zero]);
    return dequantiseSums(sums, scale, stored.scale);
  }

  /** @param {string} input @param {string} part @param {number} from @param {number} to @param {number} deviation */
  function linear(input, part, from, to, deviation) {
    const bias = graph.addConstant(draw(`${part}.bias`, to, 0.02));
    return graph.add('Add', [product(input, part, from, to, deviation), bias]);
  }

  /** @param {string} input @param {string} part */
  function layerNorm(input, part) {
    const gain = graph.addConstant(draw(`${part}.gain`, width, 0.1, 1));
    const bias = graph.addConstant(draw(`${part}.bias`, width, 0.05));
    return graph.add('LayerNormalization', [input, gain, bias], { axis: -1, epsilon: 1e-5 });
  }

  /** @param {string} input @param {readonly number[]} order */
  function splitHeads(input, order) {
    const shape = graph.addConstant(BigInt64Array.from([0, tokens, heads, width / heads].map(BigInt)));
    return graph.add('Transpose', [graph.add('Reshape', [input, shape])], { perm: order });
  }

  /** @param {string} input @param {string} part @param {string | null} mask added to the scores before the softmax */
  function attention(input, part, mask) {
    const deviation = width ** -0.5 * depthScale;
    // Queries and keys are drawn larger than an untrained network's, so that tokens look at some others more than at the
    // rest, as a trained one's do.
    const sharp = 2 * width ** -0.5;
    const query = graph.add('Mul', [
      linear(input, `${part}.query`, width, width, sharp),
      scalar((width / heads) ** -0.5),
    ]);
    const key = linear(input, `${part}.key`, width, width, sharp);
    const value = linear(input, `${part}.value`, width, width, 4 * deviation);
    const scores = graph.add('MatMul', [splitHeads(query, [0, 2, 1, 3]), splitHeads(key, [0, 2, 3, 1])]);
    const masked = mask === null ? scores : graph.add('Add', [scores, mask]);
    const mixed = graph.add('MatMul', [
      graph.add('Softmax', [masked], { axis: -1 }),
      splitHeads(value, [0, 2, 1, 3]),
    ]);
    const joined = graph.add('Reshape', [
      graph.add('Transpose', [mixed], { perm: [0, 2, 1, 3] }),
      graph.addConstant(BigInt64Array.from([0, tokens, width].map(BigInt))),
    ]);
    return linear(joined, `${part}.out`, width, width, width ** -0.5);
  }

  /** Two layers with QuickGELU between them. @param {string} input @param {string} part */
  function feedForward(input, part) {
    const wide = linear(input, `${part}.wide`, width, 4 * width, (2 * width) ** -0.5);
    const gate = graph.add('Sigmoid', [graph.add('Mul', [wide, scalar(1.702)])]);
    const deviation = width ** -0.5 * depthScale;
    return linear(graph.add('Mul', [wide, gate]), `${part}.narrow`, 4 * width, width, deviation);
  }

  return {
    draw,
    layerNorm,
    product,

    /** All residual blocks of the tower. @param {string} input @param {string | null} mask */
    transformer(input, mask) {
      let state = input;
      for (let layer = 0; layer < layers; layer++) {
        const mixed = attention(layerNorm(state, `${layer}.norm1`), `${layer}.attention`, mask);
        state = graph.add('Add', [state, mixed]);
        const thought = feedForward(layerNorm(state, `${layer}.norm2`), `${layer}.mlp`);
        state = graph.add('Add', [state, thought]);
      }
      return state;
    },

    /** Patches of `patch` x `patch` pixels to one vector each. @param {string} pixels @param {number} patch */
    patches(pixels, patch) {
      const weights = draw('patch', width * 3 * patch * patch, 0.02);
      const shape = [width, 3, patch, patch];
      const attributes = { kernel_shape: [patch, patch], strides: [patch, patch] };
      if (!isQuantised) return graph.add('Conv', [pixels, graph.addConstant(weights, shape)], attributes);
      const [bytes = '', scale = '', zero = ''] = quantiseInput(pixels);
      // The runtimes know no scale a channel here.
      const stored = addQuantised(weights, shape, width, false);
      const sums = graph.add('ConvInteger', [bytes, stored.values, zero, stored.zero], attributes);
      return dequantiseSums(sums, scale, stored.scale);
    },

    /** Vectors of token ids. @param {string} ids @param {number} vocabulary */
    embedding(ids, vocabulary) {
      const table = draw('words', vocabulary * width, 0.02);
      const shape = [vocabulary, width];
      if (!isQuantised) return graph.add('Gather', [graph.addConstant(table, shape), ids]);
      const stored = addQuantised(table, shape, width, false);
      const rows = graph.add('Gather', [stored.values, ids]);
      return graph.add('DequantizeLinear', [rows, stored.scale, stored.zero]);
    },
  };
}
