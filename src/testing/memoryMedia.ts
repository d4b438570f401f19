/**
 * Media in memory: reads the test world's pictures (pictureFiles.ts). Buffers are transferred as a worker would, so a
 * caller that uses one after lending it is found out.
 */
import { bytesToHex } from '../core/hex.ts';
import type { PhotoFormat } from '../core/photo.ts';
import type { DerivedImage } from '../library/library.ts';
import type { Media, Outcome, Refusal } from '../media/media.ts';
import { wordsToInput } from './pictureFiles.ts';

type Work = 'inspect' | 'render' | 'renderPreview' | 'renderInput';

export interface MemoryMedia extends Media {
  /** Files being worked on now, and the most there ever were. */
  readonly inHand: { now: number; most: number };
  /** Pictures decoded for the model alone. */
  inputsRendered: number;
  /** Awaited in the middle of each piece of work; a test may hold it back. */
  gate: (work: Work) => Promise<void>;
}

export function createMemoryMedia({ parallelism = 3 }: { readonly parallelism?: number } = {}): MemoryMedia {
  const media: MemoryMedia = {
    parallelism,
    inHand: { now: 0, most: 0 },
    inputsRendered: 0,
    gate: () => Promise.resolve(),
    async inspect(file) {
      return inHand('inspect', async () => {
        const original = await file.arrayBuffer();
        if (original.byteLength === 0) return refuse('empty-file', 'The file is empty.');
        const text = new TextDecoder().decode(original);
        if (!/^(picture|broken): /.test(text)) return refuse('not-an-image', 'This is not a picture.');
        return {
          ok: true,
          value: {
            sha256: await hash(original),
            format: 'jpeg',
            mimeType: 'image/jpeg',
            original,
            taken: { epochMs: file.lastModified, offsetMinutes: null, source: 'file-modified' },
            metadata: {},
          },
        };
      });
    },
    async render(lent, _format, input) {
      const original = lend(lent);
      return inHand('render', async () => {
        const words = readWords(original);
        if (words === null) return refuse('corrupt', 'The file ends early.');
        const pixels = input === null ? null : wordsToInput(words);
        const value = {
          original,
          width: 4,
          height: 3,
          thumbnail: derive(),
          input: pixels,
        };
        return { ok: true, value };
      });
    },
    async renderPreview(lent) {
      const original = lend(lent);
      return inHand('renderPreview', async () =>
        readWords(original) === null
          ? refuse('corrupt', 'The file ends early.')
          : { ok: true, value: derive() },
      );
    },
    async renderInput(lent, _format: PhotoFormat) {
      const original = lend(lent);
      return inHand('renderInput', async () => {
        media.inputsRendered += 1;
        const words = readWords(original);
        return words === null
          ? refuse('corrupt', 'The file ends early.')
          : { ok: true, value: wordsToInput(words) };
      });
    },
    close() {},
  };

  async function inHand<T>(work: Work, act: () => Promise<Outcome<T>>): Promise<Outcome<T>> {
    media.inHand.now += 1;
    media.inHand.most = Math.max(media.inHand.most, media.inHand.now);
    try {
      await media.gate(work);
      return await act();
    } finally {
      media.inHand.now -= 1;
    }
  }

  return media;
}

function lend(buffer: ArrayBuffer): ArrayBuffer {
  return structuredClone(buffer, { transfer: [buffer] });
}

function readWords(original: ArrayBuffer): string | null {
  const text = new TextDecoder().decode(original);
  return text.startsWith('picture: ') ? text.slice('picture: '.length) : null;
}

function derive(): DerivedImage {
  return { bytes: new ArrayBuffer(4), mimeType: 'image/webp', width: 4, height: 3 };
}

function refuse(kind: Refusal['kind'], detail: string): { ok: false; refusal: Refusal } {
  return { ok: false, refusal: { kind, detail } };
}

async function hash(bytes: ArrayBuffer): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', bytes);
  return bytesToHex(new Uint8Array(digest));
}
