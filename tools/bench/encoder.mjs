/**
 * The encoder alone: beside onnxruntime-web by itself and transformers.js, over models, precisions, threads and batches;
 * and whether its memory stays where it was over thousands of pictures.
 */
import { existsSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { openBrowser } from './browser.mjs';
import { figure, median } from './figures.mjs';
import { temporaryProfile } from './library.mjs';
import { readHeapMb, watchResidentMemory } from './memory.mjs';
import { MODELS_DIR } from './site.mjs';

const RANDOM_MODEL = 'random-vit-b32';

const BATCHES = [1, 4, 8, 16];
const THREADS = [1, 2];
/** For the memory: enough that a leak of one input a call would be 300 MB. */
const MANY_PICTURES = 5000;
const SETTLED_AFTER = 500;

/**
 * @typedef {Pick<import('../../e2e/bench/page/encoderRate.ts').EncoderRateRequest,
 *   'source' | 'visionAddress' | 'pictures' | 'hubLayout'> & { name: string }} MeasuredModel
 */

/** @returns {MeasuredModel[]} */
function listModels() {
  /** @type {MeasuredModel} */
  const starter = {
    name: 'starter',
    source: null,
    visionAddress: '/models/starter/onnx/vision_model_quantized.onnx',
    pictures: 64,
    hubLayout: null,
  };
  if (!existsSync(join(MODELS_DIR, RANDOM_MODEL, 'manifest.json'))) {
    console.warn(
      `SKIPPED: ViT-B/32: ${join(MODELS_DIR, RANDOM_MODEL)} is not there; npm run model:random makes it.`,
    );
    return [starter];
  }
  /** @param {'fp32' | 'int8'} precision @returns {MeasuredModel} */
  const random = (precision) => {
    const suffix = precision === 'int8' ? '_quantized' : '';
    return {
      name: `ViT-B/32 ${precision}`,
      source: {
        kind: 'folder',
        id: 'winnow/random-vit-b32',
        title: 'Random ViT-B/32',
        folder: `/models/${RANDOM_MODEL}/`,
        vision: { [precision]: `onnx/vision_model${suffix}.onnx` },
        text: { int8: 'onnx/text_model_quantized.onnx' },
      },
      visionAddress: `/models/${RANDOM_MODEL}/onnx/vision_model${suffix}.onnx`,
      pictures: 16,
      hubLayout: { root: '/models/', name: RANDOM_MODEL, dtype: precision === 'int8' ? 'q8' : 'fp32' },
    };
  };
  return [starter, random('int8'), random('fp32')];
}

/** Of the machine, over the last minute: said beside times, which mean little on a busy one. */
const readLoad = () => loadavg()[0]?.toFixed(1) ?? '?';

/** @param {import('../bench.mjs').BenchOptions} options */
export async function measureEncoder({ origin, runs }) {
  const figures = [];
  for (const { name, ...model } of listModels()) {
    for (const threads of THREADS) {
      // A browser each: a runtime keeps the threads it was started with, and memory that grew does not shrink.
      const browser = await openBrowser(temporaryProfile(), origin);
      try {
        const page = await browser.openBenchPage();
        const result = await page.evaluate(
          async (request) => (await window.winnowBench.encoderRate()).measureEncoderRate(request),
          { ...model, threads, batches: BATCHES, rounds: runs },
        );
        const label = `encoder, ${name}, ${threads === 1 ? 'one thread' : `${threads} threads`}`;
        for (const batch of BATCHES) {
          const ours = median(result.winnow[batch] ?? []);
          const plain = median(result.plain[batch] ?? []);
          console.log(
            `  ${label}, batch ${batch}: ${ours.toFixed(1)} ms a photo, onnxruntime-web alone ${plain.toFixed(1)} (load ${readLoad()})`,
          );
          figures.push(
            figure(`${label}, batch ${batch}: rate beside onnxruntime-web alone`, (100 * plain) / ours, '%'),
            figure(`${label}, batch ${batch}`, 1000 / ours, 'photos/s'),
          );
        }
        const ours = median(result.winnowFromJpeg);
        const theirs = median(result.transformersFromJpeg);
        console.log(
          `  ${label}, JPEG 640x480 to vector: ${ours.toFixed(1)} ms, transformers.js ${theirs.toFixed(1)}`,
        );
        figures.push(figure(`${label}, one JPEG after the other`, 1000 / ours, 'photos/s'));
        if (result.transformersFromJpeg.length > 0) {
          figures.push(
            figure(`${label}, one JPEG after the other, beside transformers.js`, theirs / ours, 'x'),
          );
        }
      } finally {
        await browser.close();
      }
    }
  }
  return figures;
}

/** @param {import('../bench.mjs').BenchOptions} options */
export async function measureEncoderMemory({ origin }) {
  const browser = await openBrowser(temporaryProfile(), origin);
  try {
    const page = await browser.openBenchPage();
    const encode = (/** @type {number} */ until) =>
      page.evaluate(async (count) => (await window.winnowBench.encoderRate()).encodeMany(count), until);
    await encode(SETTLED_AFTER);
    const heapBefore = await readHeapMb(page);
    const watch = await watchResidentMemory(browser);
    await encode(MANY_PICTURES);
    const { firstMb, peakMb, lastMb } = (await watch.stop()).resident;
    const heapAfter = await readHeapMb(page);
    console.log(
      `  memory of the process: ${firstMb.toFixed(0)} MB after ${SETTLED_AFTER} pictures, ${peakMb.toFixed(0)} at most, ${lastMb.toFixed(0)} after ${MANY_PICTURES}; heap of the page ${heapBefore.toFixed(1)} and ${heapAfter.toFixed(1)}`,
    );
    const name = `encoder, starter: process after ${MANY_PICTURES} pictures beside after ${SETTLED_AFTER}`;
    return [figure(name, lastMb / firstMb, 'x', { atMost: 1.1 })];
  } finally {
    await browser.close();
  }
}
