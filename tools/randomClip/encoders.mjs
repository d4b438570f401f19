/** The two encoders of a CLIP with random weights, as ONNX files with the hub's inputs and outputs. */
import { createLayers } from './layers.mjs';
import { createGraph } from './onnxGraph.mjs';

/**
 * @typedef {{ width: number, layers: number, heads: number, size: number, patch: number }} VisionShape
 *   `size` is the side of the input, `patch` that of its tokens, pixels
 * @typedef {{ width: number, layers: number, heads: number, tokens: number, vocabulary: number }} TextShape
 * @typedef {{ dim: number, vision: VisionShape, text: TextShape }} ClipShape
 * @typedef {{ seed: number, isQuantised: boolean }} Make
 */

/** CLIP ViT-B/32 (openai/CLIP; config.json of openai/clip-vit-base-patch32). @type {ClipShape} */
export const VIT_B32 = {
  dim: 512,
  vision: { width: 768, layers: 12, heads: 12, size: 224, patch: 32 },
  text: { width: 512, layers: 12, heads: 8, tokens: 77, vocabulary: 49408 },
};

/** The same in small, for tests: made and run in a moment. @type {ClipShape} */
export const SMALL_CLIP = {
  dim: 64,
  vision: { width: 96, layers: 3, heads: 3, size: 64, patch: 16 },
  text: { width: 64, layers: 2, heads: 2, tokens: 77, vocabulary: 49408 },
};

/**
 * `pixel_values` float32 [batch, 3, size, size] to `image_embeds` float32 [batch, dim], not normalised.
 * @param {ClipShape} shape
 * @param {Make} make
 */
export function makeVisionEncoder(
  { dim, vision: { width, layers, heads, size, patch } },
  { seed, isQuantised },
) {
  const graph = createGraph();
  const patches = (size / patch) ** 2;
  const tokens = patches + 1;
  // Unsigned weights, since the hub's converter stores them so wherever a model has a convolution.
  const weightType = 'uint8';
  const part = createLayers(graph, {
    width,
    layers,
    heads,
    tokens,
    seed,
    name: 'vision',
    isQuantised,
    weightType,
  });

  const flat = graph.add('Reshape', [
    part.patches('pixel_values', patch),
    graph.addConstant(BigInt64Array.from([0, width, patches].map(BigInt))),
  ]);
  const batch = graph.add('Shape', ['pixel_values'], { start: 0, end: 1 });
  const classShape = graph.add(
    'Concat',
    [batch, graph.addConstant(BigInt64Array.from([1n, BigInt(width)]))],
    { axis: 0 },
  );
  const classToken = graph.add('Expand', [
    graph.addConstant(part.draw('class', width, width ** -0.5), [1, 1, width]),
    classShape,
  ]);
  const sequence = graph.add('Concat', [classToken, graph.add('Transpose', [flat], { perm: [0, 2, 1] })], {
    axis: 1,
  });
  const positions = graph.addConstant(part.draw('positions', tokens * width, 0.02), [tokens, width]);
  const input = part.layerNorm(graph.add('Add', [sequence, positions]), 'before');
  const state = part.transformer(input, null);
  const first = graph.add('Gather', [state, graph.addConstant(BigInt64Array.of(0n), [])], { axis: 1 });
  const result = part.product(part.layerNorm(first, 'after'), 'projection', width, dim, width ** -0.5);
  graph.addNode('Identity', [result], {}, ['image_embeds']);
  return graph.finish(
    'vision',
    [{ name: 'pixel_values', type: 'float32', shape: ['batch_size', 3, size, size] }],
    [{ name: 'image_embeds', type: 'float32', shape: ['batch_size', dim] }],
  );
}

/**
 * `input_ids` int64 [batch, tokens] to `text_embeds` float32 [batch, dim], not normalised. The vector is read at the
 * first highest id, the end of the text, as in openai/CLIP.
 * @param {ClipShape} shape
 * @param {Make} make
 */
export function makeTextEncoder(
  { dim, text: { width, layers, heads, tokens, vocabulary } },
  { seed, isQuantised },
) {
  const graph = createGraph();
  const weightType = 'int8';
  const part = createLayers(graph, {
    width,
    layers,
    heads,
    tokens,
    seed,
    name: 'text',
    isQuantised,
    weightType,
  });
  const positions = graph.addConstant(part.draw('positions', tokens * width, 0.01), [tokens, width]);
  const words = graph.add('Add', [part.embedding('input_ids', vocabulary), positions]);
  const state = part.layerNorm(part.transformer(words, causalMask(graph, tokens)), 'after');
  const end = graph.add('ArgMax', ['input_ids'], { axis: 1, keepdims: 1 });
  const last = graph.add('GatherND', [state, end], { batch_dims: 1 });
  const result = part.product(last, 'projection', width, dim, width ** -0.5);
  graph.addNode('Identity', [result], {}, ['text_embeds']);
  return graph.finish(
    'text',
    [{ name: 'input_ids', type: 'int64', shape: ['batch_size', tokens] }],
    [{ name: 'text_embeds', type: 'float32', shape: ['batch_size', dim] }],
  );
}

/** A token sees itself and what came before it. @param {import('./onnxGraph.mjs').Graph} graph @param {number} tokens */
function causalMask(graph, tokens) {
  const mask = new Float32Array(tokens * tokens);
  for (let row = 0; row < tokens; row++) mask.fill(-1e9, row * tokens + row + 1, (row + 1) * tokens);
  return graph.addConstant(mask, [1, 1, tokens, tokens]);
}
