/**
 * Runs a batch item by item, for models whose answer to an item would otherwise depend on what else is in the batch.
 *
 * The hub's 8-bit models quantise what is multiplied on the way, with one scale for the whole tensor, so the brightest
 * picture of a batch decides how finely the others are seen: random ViT-B/32, batches of 8, cosine to the picture's own
 * vector down to .973 (median .997). A photo would get another vector each time, and a kept prompt another than a
 * new one. Items of such models run no slower alone: their products are large enough by themselves.
 */
import { usesOperator } from './onnxOperators.ts';
import type { Feed, Session } from './runtime.ts';

/** The session itself where items of a batch do not touch each other. `model`: the file it was made of. */
export function withItemsApart(session: Session, model: Uint8Array): Session {
  return usesOperator(model, 'DynamicQuantizeLinear') ? oneAtATime(session) : session;
}

function oneAtATime(session: Session): Session {
  const { inputNames, outputNames } = session;
  return {
    inputNames,
    outputNames,
    async run(feeds, output) {
      const [{ dims: [count = 0] } = { dims: [] }] = Object.values(feeds);
      let joined: Float32Array | null = null;
      for (let item = 0; item < count; item++) {
        const row = await session.run(pickItem(feeds, item), output);
        if (!(row instanceof Float32Array)) return row;
        joined ??= new Float32Array(count * row.length);
        joined.set(row, item * row.length);
      }
      return joined;
    },
  };
}

function pickItem(feeds: Readonly<Record<string, Feed>>, item: number): Record<string, Feed> {
  return Object.fromEntries(
    Object.entries(feeds).map(
      ([
        name,
        {
          type,
          data,
          dims: [count = 1, ...shape],
        },
      ]) => {
        const length = data.length / count;
        return [name, { type, data: data.subarray(item * length, (item + 1) * length), dims: [1, ...shape] }];
      },
    ),
  );
}
