/** Rung by rung: a fault put into one, and what happens then. */
import { describe, expect, it } from 'vitest';
import { createFakeWorkers, type WorkerFault } from '../testing/fakeEncoderWorkers.ts';
import { createManualClock } from '../testing/manualClock.ts';
import type { Precision } from '../core/model.ts';
import { createDeviceMemory, type KeyValueStorage } from './deviceMemory.ts';
import { rungId, type DeviceFacts } from './ladder.ts';
import { createModelRunner, LOSSES_TO_DEMOTE } from './modelRunner.ts';

const DEVICE: DeviceFacts = {
  cores: 8,
  isIsolated: true,
  isSafari: false,
  canSuspend: true,
  gpu: { name: 'nvidia ampere', hasF16: true, isSoftware: false },
};

function createStorage(): KeyValueStorage {
  const items = new Map<string, string>();
  return { getItem: (key) => items.get(key) ?? null, setItem: (key, value) => void items.set(key, value) };
}

/** A page of a device; `start` is the same device after a reload. */
function createPage({
  device = DEVICE,
  files = ['fp32', 'fp16'],
  storage = createStorage(),
}: {
  device?: DeviceFacts;
  files?: readonly Precision[];
  storage?: KeyValueStorage;
} = {}) {
  const workers = createFakeWorkers();
  const clock = createManualClock();
  const runner = createModelRunner({
    model: { name: 'winnow/fake', visionFiles: files, textFiles: files },
    connect: workers.connect,
    readDevice: () => Promise.resolve(device),
    memory: createDeviceMemory(storage),
    nowMs: clock.nowMs,
    delay: clock.delay,
  });
  const bringUp = async () => {
    const outcome = await runner.bringUp();
    return outcome.ok ? rungId(outcome.value.rung) : outcome.reason;
  };
  return { workers, clock, runner, bringUp, storage };
}

const loadFault = (stage: 'files' | 'runtime' | 'memory' | 'start'): WorkerFault => ({
  kind: 'load',
  failure: { ok: false, stage, reason: `Fault: ${stage}.` },
});

describe('the rungs of a graphics device', () => {
  it('runs on the first, tested against what the CPU answers for the same file', async () => {
    const { workers, bringUp } = createPage();
    expect(await bringUp()).toBe('webgpu-fp16');
    expect(workers.started.map(({ run }) => `${run.executionProvider} ${run.vision}`)).toEqual([
      'wasm fp16',
      'webgpu fp16',
    ]);
    expect(workers.started.map(({ isEnded }) => isEnded)).toEqual([true, false]);
  });

  it('asks the CPU once, and keeps its answers on the device', async () => {
    const { storage, bringUp } = createPage();
    await bringUp();
    const next = createPage({ storage });
    expect(await next.bringUp()).toBe('webgpu-fp16');
    expect(next.workers.startedIds()).toEqual(['webgpu-fp16']);
  });

  it('asks the CPU again for another revision of the model', async () => {
    const { storage, bringUp } = createPage();
    await bringUp();
    const next = createPage({ storage });
    next.workers.revision = '2';
    expect(await next.bringUp()).toBe('webgpu-fp16');
    expect(next.workers.startedIds()).toEqual(['webgpu-fp16', 'wasm-fp16-4', 'webgpu-fp16']);
    expect(next.workers.started.map(({ isEnded }) => isEnded)).toEqual([true, true, false]);
  });

  it.each<[string, WorkerFault, string]>([
    ['finite nonsense', { kind: 'nonsense' }, 'cosine'],
    ['zeros', { kind: 'zeros' }, 'no usable vector'],
    ['batches mixed up', { kind: 'mixes-batches' }, 'among others'],
    ['no start', loadFault('start'), 'Fault: start.'],
    ['a crash while loading', { kind: 'dies-while-loading' }, 'stopped unexpectedly'],
  ])('demotes for %s, says why, remembers it, and tries again when asked to', async (_, fault, reason) => {
    const { workers, bringUp, runner, storage } = createPage();
    workers.faults.set('webgpu-fp16', fault);
    expect(await bringUp()).toBe('webgpu-fp32');
    expect(workers.started.filter(({ isEnded }) => !isEnded).map(({ run }) => rungId(run))).toEqual([
      'webgpu-fp32',
    ]);
    const [passedOver] = runner.readLadder().passedOver;
    expect(passedOver).toMatchObject({ title: 'WebGPU, fp16', isRemembered: true });
    expect(passedOver?.reason).toContain(reason);

    const next = createPage({ storage });
    expect(await next.bringUp()).toBe('webgpu-fp32');
    expect(next.workers.startedIds()).not.toContain('webgpu-fp16');

    next.runner.forget();
    expect(await next.bringUp()).toBe('webgpu-fp16');
  });

  it.each<[string, WorkerFault]>([
    ['a self-test that does not end', { kind: 'never-answers' }],
    ['a full memory', loadFault('memory')],
    ['a runtime that cannot be fetched', loadFault('runtime')],
  ])('passes over for %s, for this time only', async (_, fault) => {
    const { workers, clock, runner, bringUp, storage } = createPage();
    workers.faults.set('webgpu-fp16', fault);
    let running = '';
    const coming = bringUp().then((id) => (running = id));
    await clock.runUntil(() => running !== '' || workers.startedIds().includes('webgpu-fp32'));
    await coming;
    expect(running).toBe('webgpu-fp32');
    expect(runner.readLadder().passedOver[0]).toMatchObject({ isRemembered: false });
    const next = createPage({ storage });
    expect(await next.bringUp()).toBe('webgpu-fp16');
  });

  it('goes on to the CPU when both fail', async () => {
    const { workers, bringUp } = createPage();
    workers.faults.set('webgpu-fp16', { kind: 'nonsense' });
    workers.faults.set('webgpu-fp32', { kind: 'zeros' });
    expect(await bringUp()).toBe('wasm-fp32-4');
  });

  it('uses no graphics device while the CPU cannot say what is right', async () => {
    const { workers, runner, bringUp } = createPage({ files: ['fp32', 'int8'] });
    workers.faults.set('wasm-fp32-4', loadFault('memory'));
    expect(await bringUp()).toBe('wasm-fp32-1');
    expect(runner.readLadder().passedOver[0]).toMatchObject({ title: 'WebGPU, fp32', isRemembered: false });
    expect(workers.startedIds()).not.toContain('webgpu-fp32');
  });

  it('forgets what failed when the device is another', async () => {
    const { workers, bringUp, storage } = createPage();
    workers.faults.set('webgpu-fp16', { kind: 'nonsense' });
    await bringUp();
    const device = { ...DEVICE, gpu: { name: 'amd rdna-3', hasF16: true, isSoftware: false } };
    expect(await createPage({ storage, device }).bringUp()).toBe('webgpu-fp16');
  });
});

describe('the rungs of the CPU', () => {
  const cpu = { device: { ...DEVICE, gpu: null }, files: ['int8'] } as const;

  it('takes one thread where there is no memory for several, and tries several at the next start', async () => {
    const { workers, bringUp, storage } = createPage(cpu);
    workers.faults.set('wasm-int8-4', loadFault('memory'));
    expect(await bringUp()).toBe('wasm-int8-1');
    expect(workers.startedIds()).toEqual(['wasm-int8-4', 'wasm-int8-1']);
    expect(await createPage({ ...cpu, storage }).bringUp()).toBe('wasm-int8-4');
  });

  it('takes one thread where threads cannot be started', async () => {
    const { workers, bringUp } = createPage(cpu);
    workers.faults.set('wasm-int8-4', loadFault('start'));
    expect(await bringUp()).toBe('wasm-int8-1');
  });

  it('looks no further when the files are not there', async () => {
    const { workers, runner, bringUp } = createPage(cpu);
    workers.faults.set('wasm-int8-4', loadFault('files'));
    expect(await bringUp()).toBe('Fault: files.');
    expect(workers.startedIds()).toEqual(['wasm-int8-4']);
    workers.faults.clear();
    expect(await bringUp()).toBe('wasm-int8-4');
    expect(runner.readLadder().passedOver.every(({ title }) => title === 'WebGPU')).toBe(true);
  });

  it('answers with the last reason when nothing works, and tries everything again the next time', async () => {
    const { workers, bringUp } = createPage(cpu);
    workers.faults.set('wasm-int8-4', loadFault('memory'));
    workers.faults.set('wasm-int8-1', { kind: 'zeros' });
    expect(await bringUp()).toContain('no usable vector');
    workers.faults.clear();
    expect(await bringUp()).toBe('wasm-int8-4');
  });

  it('must answer what the model’s maker recorded', async () => {
    const { workers, bringUp } = createPage(cpu);
    const prompt = { text: 'a cat', ids: [1], first: [0, 0.6], last: 0.8 };
    const picture = { name: 'lines', first: [0, 0, 0, 0] };
    workers.golden = { tolerance: 0.005, size: 20, prompts: [prompt], pictures: [picture] };
    expect(await bringUp()).toContain('a drawn picture (lines) differs');
    workers.golden = { ...workers.golden, pictures: [{ name: 'unheard of', first: [0] }] };
    expect(await bringUp()).toBe('wasm-int8-4');
    workers.golden = { ...workers.golden, prompts: [{ ...prompt, last: 0.5 }] };
    expect(await bringUp()).toContain('“a cat” differs');
  });

  it('names the half of a model that is missing', async () => {
    const { bringUp } = createPage({ files: [] });
    expect(await bringUp()).toContain('one of its two encoders is missing');
  });
});

describe('losses at work', () => {
  it('demote a rung that keeps being lost, and remember it of a graphics device', async () => {
    const { runner, bringUp, storage } = createPage();
    const first = await runner.bringUp();
    if (!first.ok) throw new Error(first.reason);
    for (let loss = 1; loss < LOSSES_TO_DEMOTE; loss++) runner.noteLoss(first.value.rung, 'Gone.');
    expect(await bringUp()).toBe('webgpu-fp16');
    runner.noteLoss(first.value.rung, 'Gone.');
    expect(await bringUp()).toBe('webgpu-fp32');
    expect(runner.readLadder().passedOver[0]?.reason).toContain('Gone.');
    expect(await createPage({ storage }).bringUp()).toBe('webgpu-fp32');
  });

  it('are forgiven when they are far apart', async () => {
    const { runner, clock, bringUp } = createPage();
    const first = await runner.bringUp();
    if (!first.ok) throw new Error(first.reason);
    for (let loss = 0; loss < 3 * LOSSES_TO_DEMOTE; loss++) {
      runner.noteLoss(first.value.rung, 'The computer slept.');
      await clock.advance(10 * 60_000);
    }
    expect(await bringUp()).toBe('webgpu-fp16');
  });

  it('leave the last rung', async () => {
    const { runner, bringUp } = createPage({ device: { ...DEVICE, gpu: null, cores: 1 }, files: ['int8'] });
    const only = await runner.bringUp();
    if (!only.ok) throw new Error(only.reason);
    for (let loss = 0; loss < 2 * LOSSES_TO_DEMOTE; loss++) runner.noteLoss(only.value.rung, 'Gone.');
    expect(await bringUp()).toBe('wasm-int8-1');
  });
});
