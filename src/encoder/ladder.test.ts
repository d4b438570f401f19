import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Precision } from '../core/model.ts';
import type { EncoderPreferences } from './encoder.ts';
import { chooseLadder, chooseThreads, rungId, type DeviceFacts, type LadderInput } from './ladder.ts';

const AUTO: EncoderPreferences = {
  executionProvider: 'auto',
  precision: 'auto',
  threads: 'auto',
  batchSize: 'auto',
};
const GPU = { name: 'nvidia ampere', hasF16: true, isSoftware: false };
const DESKTOP: DeviceFacts = { cores: 8, isIsolated: true, isSafari: false, canSuspend: true, gpu: GPU };
const ALL: readonly Precision[] = ['fp32', 'fp16', 'int8'];

function ladder(changes: Partial<LadderInput> = {}) {
  return chooseLadder({
    device: DESKTOP,
    visionFiles: ALL,
    textFiles: ALL,
    preferences: AUTO,
    demotions: [],
    fastestRungId: null,
    ...changes,
  });
}

function ids(changes: Partial<LadderInput> = {}): string[] {
  return ladder(changes).rungs.map(rungId);
}

describe('chooseLadder', () => {
  it('tries WebGPU in 16 bits, in 32, then WebAssembly with threads and with one', () => {
    expect(ids()).toEqual([
      'webgpu-fp16',
      'webgpu-fp32',
      'wasm-fp32-4',
      'wasm-fp32-1',
      'wasm-int8-4',
      'wasm-int8-1',
    ]);
  });

  it('leaves 16 bits out where the device cannot calculate in them, and says so', () => {
    const { rungs, passedOver } = ladder({ device: { ...DESKTOP, gpu: { ...GPU, hasF16: false } } });
    expect(rungs[0]).toMatchObject({ executionProvider: 'webgpu', vision: 'fp32' });
    expect(passedOver).toHaveLength(1);
    expect(passedOver[0]).toMatchObject({ title: 'WebGPU, fp16', isRemembered: false });
    expect(passedOver[0]?.reason).toContain('shader-f16');
  });

  it.each<[string, Partial<DeviceFacts>]>([
    ['no graphics device', { gpu: null }],
    ['imitated by the processor', { gpu: { ...GPU, isSoftware: true } }],
    ['Safari', { isSafari: true }],
    ['JSPI', { canSuspend: false }],
  ])('runs on WebAssembly, int8 first, and names the reason: %s', (reason, facts) => {
    const { rungs, passedOver } = ladder({ device: { ...DESKTOP, ...facts } });
    expect(rungs.map(rungId)).toEqual(['wasm-int8-4', 'wasm-int8-1', 'wasm-fp32-4', 'wasm-fp32-1']);
    expect(passedOver.map((one) => one.title)).toEqual(['WebGPU, fp16', 'WebGPU, fp32']);
    for (const one of passedOver) expect(one.reason).toContain(reason);
  });

  it('says why a model of int8 files alone does not use the graphics device', () => {
    const { rungs, passedOver } = ladder({ visionFiles: ['int8'], textFiles: ['int8'] });
    expect(rungs.map(rungId)).toEqual(['wasm-int8-4', 'wasm-int8-1']);
    expect(passedOver.map(({ title }) => title)).toEqual(['WebGPU']);
    expect(passedOver[0]?.reason).toContain('int8');
  });

  it('follows fp16 with the same file on the CPU where there is no fp32', () => {
    expect(ids({ visionFiles: ['fp16', 'int8'] })).toEqual([
      'webgpu-fp16',
      'wasm-fp16-4',
      'wasm-fp16-1',
      'wasm-int8-4',
      'wasm-int8-1',
    ]);
  });

  it('chooses the text encoder’s precision apart, the same for a whole family', () => {
    const texts = ladder({ textFiles: ['fp16', 'int8'] }).rungs.map(
      ({ vision, text }) => `${vision} ${text}`,
    );
    expect(texts).toEqual(['fp16 fp16', 'fp32 fp16', 'fp32 fp16', 'fp32 fp16', 'int8 int8', 'int8 int8']);
    expect(ladder({ textFiles: ['int8'] }).rungs.every(({ text }) => text === 'int8')).toBe(true);
  });

  it('passes over what failed here, with the reason, and marks what is remembered', () => {
    const { rungs, passedOver } = ladder({
      demotions: [
        { rungId: 'webgpu-fp16', reason: 'Nonsense.', isRemembered: true },
        { rungId: 'wasm-fp32-4', reason: 'No memory.', isRemembered: false },
      ],
    });
    expect(rungs.map(rungId).slice(0, 2)).toEqual(['webgpu-fp32', 'wasm-fp32-1']);
    expect(passedOver).toEqual([
      { title: 'WebGPU, fp16', reason: 'Nonsense.', isRemembered: true },
      { title: 'WebAssembly, fp32, 4 threads', reason: 'No memory.', isRemembered: false },
    ]);
  });

  it('begins with the one that was measured to be the fastest, and keeps the others to fall back to', () => {
    const { rungs, passedOver } = ladder({ fastestRungId: 'wasm-fp32-4' });
    expect(rungs.map(rungId)).toEqual([
      'wasm-fp32-4',
      'webgpu-fp16',
      'webgpu-fp32',
      'wasm-fp32-1',
      'wasm-int8-4',
      'wasm-int8-1',
    ]);
    expect(rungs[0]?.reason).toContain('fastest');
    expect(passedOver.map(({ title }) => title)).toEqual(['WebGPU, fp16', 'WebGPU, fp32']);
  });

  it('follows what the person chose', () => {
    expect(ids({ preferences: { ...AUTO, executionProvider: 'wasm' } })[0]).toBe('wasm-int8-4');
    expect(ids({ preferences: { ...AUTO, precision: 'fp32' } })).toEqual([
      'webgpu-fp32',
      'wasm-fp32-4',
      'wasm-fp32-1',
    ]);
    expect(ids({ preferences: { ...AUTO, executionProvider: 'wasm', threads: 2 } }).slice(0, 2)).toEqual([
      'wasm-int8-2',
      'wasm-int8-1',
    ]);
    const software = { ...DESKTOP, gpu: { ...GPU, isSoftware: true } };
    expect(ids({ device: software, preferences: { ...AUTO, executionProvider: 'webgpu' } })[0]).toBe(
      'webgpu-fp16',
    );
  });

  it('sets a choice aside that leaves nothing, and says so', () => {
    const { rungs, passedOver } = ladder({
      visionFiles: ['int8'],
      preferences: { ...AUTO, precision: 'fp32' },
    });
    expect(rungs.map(rungId)).toEqual(['wasm-int8-4', 'wasm-int8-1']);
    expect(passedOver.some(({ reason }) => reason === 'You chose fp32 for this device.')).toBe(true);
  });

  it('never runs int8 on WebGPU, nor a file that is not there, and gives each rung once', () => {
    const subset = fc.subarray([...ALL], { minLength: 1 });
    const device = fc.record({
      cores: fc.integer({ min: 1, max: 64 }),
      isIsolated: fc.boolean(),
      isSafari: fc.boolean(),
      canSuspend: fc.boolean(),
      gpu: fc.option(fc.record({ name: fc.string(), hasF16: fc.boolean(), isSoftware: fc.boolean() })),
    });
    const preferences = fc.record<EncoderPreferences>({
      executionProvider: fc.constantFrom('auto', 'webgpu', 'wasm'),
      precision: fc.constantFrom('auto', ...ALL),
      threads: fc.oneof(fc.constant('auto' as const), fc.integer({ min: 1, max: 16 })),
      batchSize: fc.constant('auto'),
    });
    fc.assert(
      fc.property(device, subset, subset, preferences, (facts, visionFiles, textFiles, chosen) => {
        const { rungs } = ladder({ device: facts, visionFiles, textFiles, preferences: chosen });
        expect(rungs.length).toBeGreaterThan(0);
        expect(new Set(rungs.map(rungId)).size).toBe(rungs.length);
        for (const { executionProvider, vision, text, threads } of rungs) {
          expect(visionFiles).toContain(vision);
          expect(textFiles).toContain(text);
          expect(threads).toBeGreaterThanOrEqual(1);
          if (!facts.isIsolated) expect(threads).toBe(1);
          if (executionProvider === 'webgpu') {
            expect(vision).not.toBe('int8');
            expect(facts.isSafari).toBe(false);
            if (vision === 'fp16') expect(facts.gpu?.hasF16).toBe(true);
          }
        }
      }),
    );
  });
});

describe('chooseThreads', () => {
  it('takes half the cores, at most four, and one without isolation', () => {
    expect([1, 2, 3, 8, 64].map((cores) => chooseThreads({ cores, isIsolated: true }))).toEqual([
      1, 1, 2, 4, 4,
    ]);
    expect(chooseThreads({ cores: 8, isIsolated: false })).toBe(1);
  });

  it('takes the number chosen, as far as there are cores', () => {
    expect(chooseThreads({ cores: 8, isIsolated: true }, 6)).toBe(6);
    expect(chooseThreads({ cores: 2, isIsolated: true }, 6)).toBe(2);
    expect(chooseThreads({ cores: 8, isIsolated: false }, 6)).toBe(1);
  });
});
