/**
 * The ladder: every way this device may run a model, best first, and why the others are passed over. A rung that fails is
 * demoted and the next one taken, so the order and the reasons are all here, as one pure function.
 */
import type { Precision } from '../core/model.ts';
import type { EncoderPreferences, ExecutionProvider, PassedOver } from './encoder.ts';
import { ladderText } from './messages.ts';

/** What matters here of the device and the browser. */
export interface DeviceFacts {
  readonly cores: number;
  /** Cross-origin isolated: without it WebAssembly has one thread. */
  readonly isIsolated: boolean;
  readonly isSafari: boolean;
  /** JavaScript Promise Integration, which the runtime with WebGPU is built on. */
  readonly canSuspend: boolean;
  /** Null where the browser gives no adapter. */
  readonly gpu: {
    /** Vendor and architecture, as far as the browser says. */
    readonly name: string;
    /** The `shader-f16` feature. */
    readonly hasF16: boolean;
    /** Drawn by the processor: right, and many times slower than WebAssembly. */
    readonly isSoftware: boolean;
  } | null;
}

/** One way to run a model. The text encoder always runs on the CPU: see "Prompts stay on the CPU" in docs/encoder.md. */
export interface Rung {
  readonly executionProvider: ExecutionProvider;
  /** Precision of the image encoder's file. */
  readonly vision: Precision;
  readonly text: Precision;
  readonly threads: number;
  /** Why it stands where it stands, as a sentence. */
  readonly reason: string;
}

/** A rung that failed on this device. */
export interface Demotion {
  readonly rungId: string;
  readonly reason: string;
  /** Kept over restarts, until the person asks to try again. */
  readonly isRemembered: boolean;
}

export interface LadderInput {
  readonly device: DeviceFacts;
  /** Precisions whose files are there. */
  readonly visionFiles: readonly Precision[];
  readonly textFiles: readonly Precision[];
  readonly preferences: EncoderPreferences;
  readonly demotions: readonly Demotion[];
  /** The rung that was measured to be the fastest on this device, if one was. */
  readonly fastestRungId: string | null;
}

export interface Ladder {
  /** In the order to try them. Empty only where all were demoted or a file is missing. */
  readonly rungs: readonly Rung[];
  readonly passedOver: readonly PassedOver[];
}

type Candidate = Omit<Rung, 'reason'>;

export function rungId({ executionProvider, vision, threads }: Candidate): string {
  return executionProvider === 'webgpu' ? `webgpu-${vision}` : `wasm-${vision}-${threads}`;
}

function rungTitle({ executionProvider, vision, threads }: Candidate): string {
  return executionProvider === 'webgpu'
    ? ladderText.webgpuTitle(vision)
    : ladderText.wasmTitle(vision, threads);
}

export function chooseLadder(input: LadderInput): Ladder {
  const { preferences } = input;
  const first = climb(input);
  // A preference that leaves nothing standing must not leave the person without an encoder.
  if (first.rungs.length > 0 || isAuto(preferences)) return first;
  const relaxed = climb({
    ...input,
    preferences: { ...preferences, executionProvider: 'auto', precision: 'auto' },
  });
  return { rungs: relaxed.rungs, passedOver: [...first.passedOver, ...relaxed.passedOver] };
}

function isAuto({ executionProvider, precision }: EncoderPreferences): boolean {
  return executionProvider === 'auto' && precision === 'auto';
}

function climb(input: LadderInput): Ladder {
  const rungs: Candidate[] = [];
  const passedOver: PassedOver[] = [];
  const candidates = listCandidates(input);
  if (input.visionFiles.length > 0 && input.visionFiles.every((precision) => precision === 'int8')) {
    passedOver.push({
      title: ladderText.webgpuTitle(null),
      reason: ladderText.int8OnGpu,
      isRemembered: false,
    });
  }
  for (const candidate of candidates) {
    const refusal = refuse(candidate, input);
    if (refusal === null) rungs.push(candidate);
    else passedOver.push({ title: rungTitle(candidate), ...refusal });
  }
  const fastest = rungs.findIndex((rung) => rungId(rung) === input.fastestRungId);
  const slower = rungs.slice(0, Math.max(0, fastest));
  for (const rung of slower) {
    passedOver.push({ title: rungTitle(rung), reason: ladderText.slower, isRemembered: true });
  }
  const ordered = [
    ...rungs.slice(slower.length, slower.length + 1),
    ...slower,
    ...rungs.slice(slower.length + 1),
  ];
  return { rungs: ordered.map((rung) => ({ ...rung, reason: explain(rung, input) })), passedOver };
}

/** WebGPU fp16, WebGPU fp32, then WebAssembly. int8 never on WebGPU: results were wrong (microsoft/onnxruntime#32579). */
function listCandidates({ device, visionFiles, textFiles, preferences }: LadderInput): Candidate[] {
  const threads = chooseThreads(device, preferences.threads);
  const webgpu = (['fp16', 'fp32'] as const)
    .filter((vision) => visionFiles.includes(vision))
    .flatMap((vision) => toCandidate('webgpu', vision, textFiles, threads));
  const cpu = orderForCpu(visionFiles, canUseGpu(device, preferences)).flatMap((vision) =>
    [...new Set([threads, 1])].flatMap((count) => toCandidate('wasm', vision, textFiles, count)),
  );
  return [...webgpu, ...cpu];
}

function toCandidate(
  executionProvider: ExecutionProvider,
  vision: Precision,
  textFiles: readonly Precision[],
  threads: number,
): Candidate[] {
  const text = chooseTextPrecision(vision, textFiles);
  return text === null ? [] : [{ executionProvider, vision, text, threads }];
}

/** The same for every rung of a family, so that rungs may follow each other without a change of the model key. */
function chooseTextPrecision(vision: Precision, textFiles: readonly Precision[]): Precision | null {
  const order: readonly Precision[] = vision === 'int8' ? ['int8', 'fp32', 'fp16'] : ['fp32', 'fp16', 'int8'];
  return order.find((precision) => textFiles.includes(precision)) ?? null;
}

/**
 * On the CPU int8 takes less than half of fp32's time (docs/performance.md). But where a graphics device runs the float
 * files, its vectors are there already, and only the float files make vectors that compare with them. fp16 is last of its
 * family: the CPU has no such arithmetic and converts.
 */
function orderForCpu(visionFiles: readonly Precision[], hasGpu: boolean): Precision[] {
  const order: readonly Precision[] = hasGpu ? ['fp32', 'fp16', 'int8'] : ['int8', 'fp32', 'fp16'];
  return order.filter(
    (precision) => visionFiles.includes(precision) && !(precision === 'fp16' && visionFiles.includes('fp32')),
  );
}

/** Half the cores, at most four, as onnxruntime-web itself chooses: decoding needs the other half. */
export function chooseThreads(
  { cores, isIsolated }: Pick<DeviceFacts, 'cores' | 'isIsolated'>,
  preferred: EncoderPreferences['threads'] = 'auto',
): number {
  if (!isIsolated) return 1;
  if (preferred !== 'auto') return Math.max(1, Math.min(preferred, cores));
  return Math.min(Math.max(Math.ceil(cores / 2), 1), 4);
}

function canUseGpu(device: DeviceFacts, preferences: EncoderPreferences): boolean {
  return whyNoGpu(device, preferences) === null;
}

function whyNoGpu(device: DeviceFacts, { executionProvider }: EncoderPreferences): string | null {
  if (executionProvider === 'wasm') return ladderText.notPreferred;
  if (device.gpu === null) return ladderText.noGpu;
  if (!device.canSuspend) return ladderText.noSuspending;
  // Runs end in crashes or leaks there: microsoft/onnxruntime#27584, #26827.
  if (device.isSafari) return ladderText.safari;
  if (device.gpu.isSoftware && executionProvider !== 'webgpu') return ladderText.softwareGpu;
  return null;
}

/** WebAssembly stays as what to fall back to where WebGPU is preferred: pictures have to be encoded. */
function refuse(
  candidate: Candidate,
  { device, preferences, demotions }: LadderInput,
): Pick<PassedOver, 'reason' | 'isRemembered'> | null {
  const { executionProvider, vision } = candidate;
  const demotion = demotions.find((one) => one.rungId === rungId(candidate));
  if (demotion !== undefined) return { reason: demotion.reason, isRemembered: demotion.isRemembered };
  let reason: string | null = null;
  if (executionProvider === 'webgpu') {
    reason = whyNoGpu(device, preferences);
    if (reason === null && vision === 'fp16' && device.gpu?.hasF16 !== true) reason = ladderText.noF16;
  }
  if (reason === null && preferences.precision !== 'auto' && vision !== preferences.precision) {
    reason = ladderText.otherPrecision(preferences.precision);
  }
  return reason === null ? null : { reason, isRemembered: false };
}

function explain(rung: Candidate, { preferences, fastestRungId, device }: LadderInput): string {
  if (preferences.executionProvider === rung.executionProvider || preferences.precision === rung.vision) {
    return ladderText.preferred;
  }
  if (rungId(rung) === fastestRungId) return ladderText.measured;
  if (rung.executionProvider === 'webgpu') return ladderText.onGpu(device.gpu?.name ?? '');
  return rung.threads === 1 && !device.isIsolated ? ladderText.oneThread : ladderText.onCpu(rung.threads);
}
