/** What the encoder says about how it runs, and about what went wrong. */
import type { Precision } from '../core/model.ts';

const count = (value: number, one: string, many: string): string => `${value} ${value === 1 ? one : many}`;

export const ladderText = {
  webgpuTitle: (precision: Precision | null) => (precision === null ? 'WebGPU' : `WebGPU, ${precision}`),
  wasmTitle: (precision: Precision, threads: number) =>
    `WebAssembly, ${precision}, ${count(threads, 'thread', 'threads')}`,

  onGpu: (name: string) =>
    name === ''
      ? 'The graphics device is usually the fastest.'
      : `The graphics device (${name}) is usually the fastest.`,
  onCpu: (threads: number) => `This device gives WebAssembly ${count(threads, 'thread', 'threads')}.`,
  oneThread: 'WebAssembly has one thread, because this page is not cross-origin isolated.',
  measured: 'It was the fastest of those measured on this device.',
  preferred: 'You chose it for this device.',

  noGpu: 'The browser offers no graphics device.',
  noSuspending: 'This browser lacks what the WebGPU runtime is built on (WebAssembly JSPI).',
  safari: 'Safari stops working after some hundreds of runs on WebGPU.',
  softwareGpu: 'The graphics device is imitated by the processor, which is slower than WebAssembly.',
  noF16: 'The graphics device does not calculate in 16 bits (shader-f16).',
  int8OnGpu: 'This model has int8 files only, and int8 gives wrong results on WebGPU.',
  notPreferred: 'You chose WebAssembly for this device.',
  otherPrecision: (precision: Precision) => `You chose ${precision} for this device.`,
  slower: 'It was measured to be slower on this device.',
  noFiles: 'The files of the model are not complete: one of its two encoders is missing.',
} as const;

export const selfTestText = {
  notUsable: (what: string) => `The self-test failed: the vector of ${what} was not usable.`,
  farOff: (what: string, cosine: number) =>
    `The self-test failed: the vector of ${what} was wrong (cosine ${cosine.toFixed(3)} with the right one).`,
  notAsRecorded: (what: string, difference: number) =>
    `The self-test failed: the vector of ${what} differs by ${difference.toFixed(3)} from what the model’s maker recorded.`,
  batchDiffers: (cosine: number) =>
    `The self-test failed: a picture among others gave another vector than alone (cosine ${cosine.toFixed(3)}).`,
  allAlike: 'The self-test failed: different pictures gave the same vector.',
  didNotEnd: (seconds: number) => `The self-test had not ended after ${seconds} seconds.`,
  noReference: (reason: string) => `There is nothing to test it against yet: ${reason}`,
  couldNotRun: (reason: string) => `The self-test could not be run: ${reason}`,
} as const;

export const encoderText = {
  died: 'The encoder stopped unexpectedly.',
  interrupted: 'The work was interrupted.',
  closed: 'The encoder was closed.',
  gpuLost: (reason: string) => `The graphics device was lost${reason === '' ? '' : `: ${reason}`}.`,
  lostRepeatedly: (reason: string) => `It stopped several times in a row. The last reason: ${reason}`,
} as const;
