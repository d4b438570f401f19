/** Entry of the scorer worker: exposes the engine and transfers the columns it answers with. */
import { expose, transfer } from 'comlink';
import type { ScorerWorkerApi } from './contract.ts';
import { createEngine } from './engine.ts';

const engine = createEngine();

const api: ScorerWorkerApi = {
  ...engine,
  async rank(callId, request) {
    const result = await engine.rank(callId, request);
    if (!result.ok) return result;
    const { photoIds, scores, winners } = result.ranking;
    return transfer(result, [photoIds.buffer, scores.buffer, winners.buffer]);
  },
  async preview(callId, request) {
    const result = await engine.preview(callId, request);
    if (!result.ok) return result;
    const { photoIds, signals } = result.columns;
    const buffers = signals.flatMap(({ scores, rivals, winners, rivalWinners }) => [
      scores.buffer,
      rivals.buffer,
      winners.buffer,
      rivalWinners.buffer,
    ]);
    return transfer(result, [photoIds.buffer, ...buffers]);
  },
  async findDuplicates(callId, modelKey) {
    const result = await engine.findDuplicates(callId, modelKey);
    if (!result.ok) return result;
    const { ids, sharpness, ends } = result.groups;
    return transfer(result, [ids.buffer, sharpness.buffer, ends.buffer]);
  },
};

expose(api);
