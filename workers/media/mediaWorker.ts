/** Entry of a media worker: exposes the engine and transfers what it made. */
import { expose, transfer } from 'comlink';
import type { MediaWorkerApi } from './contract.ts';
import { inspectFile } from './inspectFile.ts';
import { renderInput, renderPhoto, renderPreview } from './renderPhoto.ts';

const api: MediaWorkerApi = {
  async inspect(file) {
    const outcome = await inspectFile(file, Date.now());
    return outcome.ok ? transfer(outcome, [outcome.value.original]) : outcome;
  },
  async render(original, format, input) {
    const outcome = await renderPhoto(original, format, input);
    if (!outcome.ok) return outcome;
    const { thumbnail, input: pixels } = outcome.value;
    return transfer(outcome, [thumbnail.bytes, ...transferable(pixels)]);
  },
  async renderPreview(original, format) {
    const outcome = await renderPreview(original, format);
    return outcome.ok ? transfer(outcome, [outcome.value.bytes]) : outcome;
  },
  async renderInput(original, format, input) {
    const outcome = await renderInput(original, format, input);
    return outcome.ok ? transfer(outcome, transferable(outcome.value)) : outcome;
  },
};

/** Shared memory cannot be transferred and need not be. */
function transferable(pixels: Uint8Array | null): ArrayBuffer[] {
  return pixels?.buffer instanceof ArrayBuffer ? [pixels.buffer] : [];
}

expose(api);
