/** Finds out what the ladder has to know of the device. */
import type { DeviceFacts } from './ladder.ts';

/** `asksForGpu`: whether a graphics device would be used at all; asking for one wakes it up. */
export async function readDeviceFacts(asksForGpu: boolean): Promise<DeviceFacts> {
  return {
    cores: navigator.hardwareConcurrency,
    isIsolated: crossOriginIsolated,
    isSafari: isSafari(navigator.userAgent),
    canSuspend: 'Suspending' in WebAssembly,
    gpu: asksForGpu ? await readGpu() : null,
  };
}

/** WebKit: Safari, and every browser of iOS whatever it is called. Chrome and its kin name AppleWebKit too. */
export function isSafari(userAgent: string): boolean {
  return userAgent.includes('AppleWebKit/') && !/Chrome\/|Chromium\//.test(userAgent);
}

async function readGpu(): Promise<DeviceFacts['gpu']> {
  // Typed as always there; older browsers and insecure pages lack it.
  const { gpu } = navigator as { readonly gpu?: GPU };
  const adapter = (await gpu?.requestAdapter({ powerPreference: 'high-performance' })) ?? null;
  if (adapter === null) return null;
  const { vendor, architecture, isFallbackAdapter } = adapter.info;
  return {
    name: [vendor, architecture].filter((part) => part !== '').join(' '),
    hasF16: adapter.features.has('shader-f16'),
    isSoftware: isFallbackAdapter,
  };
}
