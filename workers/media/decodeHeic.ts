/**
 * HEIC and HEIF through libheif's WebAssembly build (LGPL-3.0), which stays in files of its own and is fetched when the
 * first HEIC is met. It needs no eval, so it runs under a strict content policy.
 */
import type libheifFactory from 'libheif-js/libheif-wasm/libheif.js';
import type { heif_image, heif_image_handle } from 'libheif-js/libheif-wasm/libheif.js';
import type { DecodedPixels, Decoder } from './decode.ts';

type Libheif = ReturnType<typeof libheifFactory>;

/** WebAssembly memory never shrinks: above this, the instance is dropped after use and made again when needed. */
const KEEP_BELOW_BYTES = 256 * 1024 * 1024;

/** Fetches the decoder; rejects where it cannot be reached. */
export async function loadHeicDecoder(): Promise<Decoder> {
  const [{ default: startLibheif }, { default: wasmUrl }] = await Promise.all([
    import('libheif-js/libheif-wasm/libheif.js'),
    import('libheif-js/libheif-wasm/libheif.wasm?url'),
  ]);
  const response = await fetch(wasmUrl);
  if (!response.ok) throw new Error(`The HEIC decoder could not be fetched (${response.status}).`);
  const wasmBinary = await response.arrayBuffer();
  let instance: Libheif | null = null;
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
    const handle: unknown = lib.heif_js_context_get_primary_image_handle(context);
    if (!isHandle(handle)) return null;
    try {
      const decoded: unknown = await lib.heif_js_decode_image2(
        handle,
        lib.heif_colorspace.heif_colorspace_RGB,
        lib.heif_chroma.heif_chroma_interleaved_RGBA,
      );
      if (!isDecodedImage(decoded)) return null;
      try {
        const channel: unknown = decoded.channels[0];
        return isChannel(channel) ? copyRows(channel) : null;
      } finally {
        lib.heif_image_release(decoded.image);
      }
    } finally {
      lib.heif_image_handle_release(handle);
    }
  } finally {
    lib.heif_context_free(context);
  }
}

/** The binding answers with what was asked for, or with an error that has a code. */
function isHandle(answer: unknown): answer is heif_image_handle {
  return typeof answer === 'object' && answer !== null && !('code' in answer);
}

function isDecodedImage(
  answer: unknown,
): answer is { readonly image: heif_image; readonly channels: readonly unknown[] } {
  return isHandle(answer) && 'image' in answer && 'channels' in answer && Array.isArray(answer.channels);
}

interface Channel {
  readonly width: number;
  readonly height: number;
  /** Bytes from one row to the next. */
  readonly stride: number;
  readonly data: Uint8Array;
}

function isChannel(value: unknown): value is Channel {
  if (typeof value !== 'object' || value === null) return false;
  const {
    width,
    height,
    stride,
    data,
  }: { width?: unknown; height?: unknown; stride?: unknown; data?: unknown } = value;
  return (
    typeof width === 'number' &&
    typeof height === 'number' &&
    typeof stride === 'number' &&
    data instanceof Uint8Array &&
    data.length >= stride * (height - 1) + width * 4
  );
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
