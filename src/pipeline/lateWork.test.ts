import { expect, test, vi } from 'vitest';
import { createLateWork, type Work } from './lateWork.ts';

function makeWork() {
  const calls: string[] = [];
  const listeners = new Set<() => void>();
  const work: Work = {
    queues: {
      wake: () => void calls.push('wake'),
      pauseQueue: async (queue) => void calls.push(`pause ${queue}`),
      resumeQueue: async (queue) => void calls.push(`resume ${queue}`),
      stop: async () => void calls.push('stop queues'),
    },
    changes: {
      readProgress: () => null,
      subscribe(listener) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
      stop: async () => void calls.push('stop changes'),
    },
  };
  const tell = (): void => {
    for (const listener of listeners) listener();
  };
  return { work, calls, tell };
}

const onError = (error: unknown): never => {
  throw error;
};

test('begins once, whoever asks', async () => {
  const { work, calls } = makeWork();
  const load = vi.fn(async () => work);
  const late = createLateWork(load, onError);
  expect(load).not.toHaveBeenCalled();
  late.queues.wake();
  late.start();
  await late.queues.pauseQueue('metadata');
  late.queues.wake();
  expect(load).toHaveBeenCalledOnce();
  // Only what was said after the beginning is passed on: work that begins looks for itself.
  expect(calls).toEqual(['pause metadata', 'wake']);
});

test('tells those who asked about changes of model before it began', async () => {
  const { work, tell } = makeWork();
  const late = createLateWork(async () => work, onError);
  const told = vi.fn();
  const stop = late.changes.subscribe(told);
  expect(late.changes.readProgress()).toBeNull();
  await late.queues.resumeQueue('metadata');
  tell();
  expect(told).toHaveBeenCalledOnce();
  stop();
  tell();
  expect(told).toHaveBeenCalledOnce();
});

test('stopped before it began it never begins', async () => {
  const { work } = makeWork();
  const load = vi.fn(async () => work);
  const late = createLateWork(load, onError);
  await late.queues.stop();
  await late.changes.stop();
  late.start();
  late.queues.wake();
  expect(load).not.toHaveBeenCalled();
});

test('stopped while it begins it ends what it began', async () => {
  const { work, calls } = makeWork();
  const late = createLateWork(async () => work, onError);
  late.start();
  await Promise.all([late.queues.stop(), late.changes.stop()]);
  expect(calls).toEqual(['stop queues', 'stop changes']);
});

test('code that could not be fetched is fetched at the next start', async () => {
  const { work, calls } = makeWork();
  const errors: unknown[] = [];
  const load = vi
    .fn<() => Promise<Work>>()
    .mockRejectedValueOnce(new TypeError('offline'))
    .mockResolvedValue(work);
  const late = createLateWork(load, (error) => void errors.push(error));
  late.start();
  await vi.waitFor(() => expect(errors).toHaveLength(1));
  late.start();
  await late.queues.pauseQueue('metadata');
  expect(calls).toEqual(['pause metadata']);
});
