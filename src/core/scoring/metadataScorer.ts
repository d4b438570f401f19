/** Classification by metadata: one signal, the share of a category's rules that hold; all of them must. */
import { compileRules, type MetadataRule, type MetadataRules } from '../rules/metadataRules.ts';
import type { PhotoBatch, ScoringPart, SignalReader } from '../method.ts';

const NO_BATCH: PhotoBatch = { ids: new Uint32Array(), vectors: new Float32Array(), facts: new Map() };

/** The rules are the category's own: nothing is prepared. */
export const metadataScoring: ScoringPart<null> = {
  readsFacts: ({ metadata }) => metadata !== undefined,
  createReader(_kernel, categories) {
    const loaded = { batch: NO_BATCH };
    return {
      signals: categories.map(({ metadata }) =>
        metadata === undefined ? [] : [createSignal(metadata, loaded)],
      ),
      load(batch) {
        loaded.batch = batch;
      },
    };
  },
};

/** A reading's place is the set of rules that do not hold, a bit a rule: fewer than 31 there can be. */
function createSignal(metadata: MetadataRules, loaded: { readonly batch: PhotoBatch }): SignalReader {
  const rules = compileRules(metadata);
  const reading = { score: 0, rival: Number.NEGATIVE_INFINITY, winnerAt: 0, rivalAt: -1 };
  return {
    name: 'metadata',
    role: metadata.mode === 'enough' ? 'enough' : 'required',
    threshold: 1,
    read(row) {
      const { ids, facts: factsById } = loaded.batch;
      const facts = factsById.get(ids[row] ?? -1);
      let broken = 0;
      let held = 0;
      rules.forEach(({ test }, index) => {
        if (facts !== undefined && test(facts)) held += 1;
        else broken |= 1 << index;
      });
      reading.score = held / rules.length;
      reading.winnerAt = broken;
      return reading;
    },
    winnerText: (broken) => brokenRules(metadata, broken).join(' '),
    rivalText: () => '',
  };
}

/** The rules that do not hold, by the place in a reading of this signal. */
export function brokenRules(metadata: MetadataRules, winnerAt: number): MetadataRule[] {
  return compileRules(metadata).flatMap(({ rule }, index) => ((winnerAt & (1 << index)) === 0 ? [] : [rule]));
}
