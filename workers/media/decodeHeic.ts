/**
 * HEIC and HEIF through libheif's WebAssembly build (LGPL-3.0), which stays in files of its own and is fetched when the
 * first HEIC is met. It needs no eval, so it runs under a strict content policy.
 */
import startLibheif, { type heif_image, type heif_image_handle } from 'libheif-js/libheif-wasm/libheif.js';
import wasmUrl from 'libheif-js/libheif-wasm/libheif.wasm?url';
import { z } from 'zod';
import type { DecodedPixels, Decoder } from './decode.ts';

type Libheif = ReturnType<typeof startLibheif>;

/** WebAssembly memory never shrinks: above this, the instance is dropped after use and made again when needed. */
const KEEP_BELOW_BYTES = 256 * 1024 * 1024;

let instance: Libheif | null = null;

/** The binding answers with a handle, or with an error that has a code. */
const imageHandle = z.custom<heif_image_handle>(
  (value) => typeof value === 'object' && value !== null && !('code' in value),
);

/** What libheif's JavaScript binding returns on success; on failure there are no channels. */
const decodedImage = z.object({
  image: z.custom<heif_image>((value) => typeof value === 'object' && value !== null),
  channels: z.tuple([
    z.object({
      width: z.number().int().positive(),
      height: z.number().int().positive(),
      stride: z.number().int().positive(),
      data: z.instanceof(Uint8Array),
    }),
  ]),
});

/** Fetches the decoder; rejects where it cannot be reached. */
export async function loadHeicDecoder(): Promise<Decoder> {
  const response = await fetch(wasmUrl);
  if (!response.ok) throw new Error(`The HEIC decoder could not be fetched (${response.status}).`);
  const wasmBinary = await response.arrayBuffer();
  return async (original) => {
    const lib = (instance ??= startLibheif({ wasmBinary }));
    try {
      return await decodePrimary(lib, original);
    } catch {
      // libheif reports some kinds of damage by aborting, after which its instance is not to be trusted.
      instance = null;
      return null;
    } finally {
      const memory: unknown = lib.HEAPU8;
      if (memory instanceof Uint8Array && memory.byteLength > KEEP_BELOW_BYTES) instance = null;
    }
  };
}

/** Null where libheif says no. */
async function decodePrimary(lib: Libheif, original: ArrayBuffer): Promise<DecodedPixels | null> {
  const context = lib.heif_context_alloc();
  try {
    const read = lib.heif_context_read_from_memory(context, new Uint8Array(original));
    if (read.code !== lib.heif_error_code.heif_error_Ok) return null;
    const found = imageHandle.safeParse(lib.heif_js_context_get_primary_image_handle(context));
    if (!found.success) return null;
    const handle = found.data;
    try {
      const answer: unknown = await lib.heif_js_decode_image2(
        handle,
        lib.heif_colorspace.heif_colorspace_RGB,
        lib.heif_chroma.heif_chroma_interleaved_RGBA,
      );
      const decoded = decodedImage.safeParse(answer);
      if (!decoded.success) return null;
      try {
        return copyRows(decoded.data.channels[0]);
      } finally {
        lib.heif_image_release(decoded.data.image);
      }
    } finally {
      lib.heif_image_handle_release(handle);
    }
  } finally {
    lib.heif_context_free(context);
  }
}

/** Out of WebAssembly memory, without the padding at the end of each row. */
function copyRows(channel: {
  width: number;
  height: number;
  stride: number;
  data: Uint8Array;
}): DecodedPixels {
  const { width, height, stride, data } = channel;
  const rowBytes = width * 4;
  const rgba = new Uint8ClampedArray(rowBytes * height);
  if (stride === rowBytes) rgba.set(data.subarray(0, rgba.length));
  else {
    for (let y = 0; y < height; y++) rgba.set(data.subarray(y * stride, y * stride + rowBytes), y * rowBytes);
  }
  return { rgba, width, height };
}
