/** Entry of the encoder worker: exposes the engine and transfers what it made. */
import '../../src/contentSecurity.ts';
import { expose, transfer } from 'comlink';
import type { EncoderWorkerApi } from './contract.ts';
import { createEngine } from './engine.ts';

const engine = createEngine();

const api: EncoderWorkerApi = {
  load: (source, run) => engine.load(source, run),
  async encodeImages(pixels, count) {
    const outcome = await engine.encodeImages(pixels, count);
    return outcome.ok ? transfer(outcome, [outcome.value.buffer]) : outcome;
  },
  encodeTexts: (prompts) => engine.encodeTexts(prompts),
  readHeapBytes: () => engine.readHeapBytes(),
  watchForLoss: () => engine.watchForLoss(),
};

expose(api);
