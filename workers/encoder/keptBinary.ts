/**
 * The WebGPU runtime's binary, kept on the device once it was used. At 17 MB it is no part of the offline copy that every
 * visitor gets, but who uses it must have it without a network too.
 */
const CACHE_NAME = 'winnow-webgpu-runtime';
/** What every WebAssembly file begins with. */
const MAGIC = [0x00, 0x61, 0x73, 0x6d];

export class RuntimeUnreachableError extends Error {
  override readonly name = 'RuntimeUnreachableError';
}

/** Throws a `RuntimeUnreachableError` where it is neither kept nor to be fetched. */
export async function readKeptBinary(address: string): Promise<ArrayBuffer> {
  // Absent without a secure context, where there is no WebGPU either.
  const cache = await caches.open(CACHE_NAME);
  const kept = await cache.match(address);
  if (kept !== undefined) return kept.arrayBuffer();

  const binary = await fetchBinary(address);
  // Older releases of the app had other addresses.
  for (const old of await cache.keys()) await cache.delete(old);
  try {
    await cache.put(address, new Response(binary, { headers: { 'Content-Type': 'application/wasm' } }));
  } catch (error) {
    // It works for this session all the same.
    console.warn('Winnow: the WebGPU runtime could not be kept on this device.', error);
  }
  return binary;
}

async function fetchBinary(address: string): Promise<ArrayBuffer> {
  let response: Response;
  try {
    response = await fetch(address);
  } catch (error) {
    throw new RuntimeUnreachableError(`${address} could not be reached.`, { cause: error });
  }
  if (!response.ok) throw new RuntimeUnreachableError(`${address} could not be read: ${response.status}.`);
  const binary = await response.arrayBuffer();
  // A host may answer a missing file with its start page.
  if (MAGIC.some((byte, index) => new Uint8Array(binary)[index] !== byte)) {
    throw new RuntimeUnreachableError(`${address} is not a WebAssembly file.`);
  }
  return binary;
}
