/**
 * The encoder in the browser against another runtime, over every shared photo: the same pixels, made once by the media
 * workers, give the same vectors, whatever else is in a photo's batch. `npm run parity` does it for a model of CLIP's size.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commands } from 'vitest/browser';
import { dot, rowOf } from '../core/vector.ts';
import { createMedia } from '../media/mediaClient.ts';
import { createEncoder } from './encoderClient.ts';

const MODEL_FILE = 'public/models/starter/onnx/vision_model_quantized.onnx';
const LEAST_COSINE = 0.999;
const BATCH = 8;
const TIMEOUT_MS = 300_000;

const neverAborted = new AbortController().signal;

async function readPhotoFile(name: string): Promise<Uint8Array<ArrayBuffer> | null> {
  const base64 = await commands.readShared(`photos/${name}`);
  return base64 === null ? null : Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
}

async function listSharedPhotos(): Promise<string[]> {
  const manifest = await readPhotoFile('manifest.tsv');
  if (manifest === null) {
    console.warn('SKIPPED: no shared photos beside the project; the encoder is compared on none.');
    return [];
  }
  const [, ...lines] = new TextDecoder().decode(manifest).trimEnd().split('\n');
  return lines.flatMap((line) => {
    const [file = '', , result] = line.split('\t');
    return result === 'import' ? [file] : [];
  });
}

function toBase64(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}

const files = await listSharedPhotos();

describe.skipIf(files.length === 0)(
  'the starter model over the shared photos',
  { timeout: TIMEOUT_MS },
  () => {
    const encoder = createEncoder({
      preferences: { executionProvider: 'wasm', precision: 'auto', threads: 1, batchSize: BATCH },
    });
    const media = createMedia({ workers: 2 });
    const inputs: Uint8Array[] = [];
    const alone: Float32Array[] = [];

    beforeAll(async () => {
      for (const file of files) {
        const bytes = await readPhotoFile(file);
        if (bytes === null) throw new Error(`${file} is in the manifest but not in the folder.`);
        inputs.push(await render(new File([bytes], file)));
      }
      for (const input of inputs) alone.push(...(await encode([input])));
    }, TIMEOUT_MS);
    afterAll(() => {
      encoder.close();
      return media.close();
    });

    async function render(file: File): Promise<Uint8Array> {
      const model = await encoder.load();
      if (!model.ok) throw new Error(model.reason);
      const inspected = await media.inspect(file, neverAborted);
      if (!inspected.ok) throw new Error(`${file.name}: ${inspected.refusal.detail}`);
      const { original, format } = inspected.value;
      const input = await media.renderInput(original, format, model.value.preprocessing, neverAborted);
      if (!input.ok) throw new Error(`${file.name}: ${input.refusal.detail}`);
      return input.value;
    }

    async function encode(batch: readonly Uint8Array[]): Promise<Float32Array[]> {
      const outcome = await encoder.encodeImages(batch, neverAborted);
      if (!outcome.ok) throw new Error(outcome.reason);
      const dim = outcome.value.length / batch.length;
      return batch.map((_, index) => rowOf(outcome.value, dim, index));
    }

    /** Names and cosines of the photos whose vectors differ. */
    function findDifferent(vectors: readonly Float32Array[]): string[] {
      expect(vectors).toHaveLength(files.length);
      const cosines = alone.map((vector, index) => dot(vector, vectors[index] ?? new Float32Array()));
      console.info(`least cosine over ${cosines.length} photos: ${Math.min(...cosines).toFixed(6)}`);
      return cosines.flatMap((value, index) => (value >= LEAST_COSINE ? [] : [`${files[index]}: ${value}`]));
    }

    it('agrees with the ONNX runtime for Node', async () => {
      const model = await encoder.load();
      if (!model.ok) throw new Error(model.reason);
      const vectors = await commands.encodeInNode(
        MODEL_FILE,
        inputs.map(toBase64),
        model.value.preprocessing,
      );
      if (vectors === null) {
        console.warn('SKIPPED: there is no onnxruntime-node for this machine to compare with.');
        return;
      }
      expect(findDifferent(vectors.map((vector) => Float32Array.from(vector)))).toEqual([]);
    });

    it('gives a photo the same vector in a batch as alone', async () => {
      const together: Float32Array[] = [];
      for (let at = 0; at < inputs.length; at += BATCH) {
        together.push(...(await encode(inputs.slice(at, at + BATCH))));
      }
      expect(findDifferent(together)).toEqual([]);
    });
  },
);
