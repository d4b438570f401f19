import { afterEach, expect, test, vi } from 'vitest';
import { createWorkerPool, IDLE_END_MS, type TaskOptions } from './workerPool.ts';

afterEach(() => {
  vi.useRealTimers();
});

/** Workers whose answers the test gives; `die` is what a crash looks like to the pool. */
function fakeWorkers(): {
  create: (onDeath: () => void) => { api: { id: number }; terminate: () => void };
  die: (id: number) => void;
  readonly terminated: number[];
  count: () => number;
} {
  const deaths: Array<() => void> = [];
  const terminated: number[] = [];
  return {
    create(onDeath) {
      const id = deaths.push(onDeath) - 1;
      return { api: { id }, terminate: () => terminated.push(id) };
    },
    die: (id) => deaths[id]?.(),
    terminated,
    count: () => deaths.length,
  };
}

function options(signal = new AbortController().signal, timeoutMs = 60_000): TaskOptions {
  return { signal, timeoutMs };
}

/** A task that the test settles. */
function heldTask(): {
  run: (api: { id: number }) => Promise<string>;
  settle: (value: string) => void;
  readonly ranOn: number[];
} {
  const ranOn: number[] = [];
  const resolvers: Array<(value: string) => void> = [];
  return {
    run: (api) => {
      ranOn.push(api.id);
      return new Promise((resolve) => {
        resolvers.push(resolve);
      });
    },
    settle: (value) => resolvers.forEach((resolve) => resolve(value)),
    ranOn,
  };
}

/** Lets promises that are already settled run their reactions. */
async function turn(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
}

test('workers are made when needed, reused, and no more than asked for', async () => {
  const workers = fakeWorkers();
  const pool = createWorkerPool(2, workers.create);
  expect(workers.count()).toBe(0);
  const tasks = [heldTask(), heldTask(), heldTask()];
  const results = tasks.map((task) => pool.run(task.run, options()));
  await turn();
  expect(tasks.map((task) => task.ranOn)).toEqual([[0], [1], []]);
  tasks[1]?.settle('b');
  await turn();
  expect(tasks[2]?.ranOn).toEqual([1]);
  tasks[0]?.settle('a');
  tasks[2]?.settle('c');
  expect(await Promise.all(results)).toEqual(['a', 'b', 'c'].map((value) => ({ ok: true, value })));
  expect(workers.count()).toBe(2);
});

test('a task whose worker died runs again on a fresh one', async () => {
  const workers = fakeWorkers();
  const pool = createWorkerPool(1, workers.create);
  const task = heldTask();
  const result = pool.run(task.run, options());
  await turn();
  workers.die(0);
  await turn();
  expect(task.ranOn).toEqual([0, 1]);
  task.settle('done');
  expect(await result).toEqual({ ok: true, value: 'done' });
  expect(workers.terminated).toEqual([0]);
});

test('a task that kills two workers is given up, and the next one is served', async () => {
  const workers = fakeWorkers();
  const pool = createWorkerPool(1, workers.create);
  const killer = pool.run(heldTask().run, options());
  await turn();
  workers.die(0);
  await turn();
  workers.die(1);
  expect(await killer).toEqual({ ok: false, cause: 'died' });
  expect(await pool.run((api) => Promise.resolve(api.id), options())).toEqual({ ok: true, value: 2 });
});

test('a worker that hangs is ended', async () => {
  const workers = fakeWorkers();
  const pool = createWorkerPool(1, workers.create);
  const never = heldTask();
  expect(await pool.run(never.run, options(undefined, 1))).toEqual({ ok: false, cause: 'hung' });
  expect(never.ranOn).toEqual([0, 1]);
  expect(workers.terminated).toEqual([0, 1]);
});

test('an idle worker that dies is not used again', async () => {
  const workers = fakeWorkers();
  const pool = createWorkerPool(1, workers.create);
  await pool.run((api) => Promise.resolve(api.id), options());
  workers.die(0);
  expect(await pool.run((api) => Promise.resolve(api.id), options())).toEqual({ ok: true, value: 1 });
});

test('a worker with nothing to do is ended, and one that is made again does the next task', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const workers = fakeWorkers();
  const pool = createWorkerPool(2, workers.create);
  const askId = (): Promise<unknown> => pool.run((api) => Promise.resolve(api.id), options());
  await Promise.all([askId(), askId()]);
  vi.advanceTimersByTime(IDLE_END_MS - 1);
  expect(workers.terminated).toEqual([]);
  // One of the two goes on working; its rest begins anew.
  expect(await askId()).toEqual({ ok: true, value: 1 });
  vi.advanceTimersByTime(1);
  expect(workers.terminated).toEqual([0]);
  vi.advanceTimersByTime(IDLE_END_MS);
  expect(workers.terminated).toEqual([0, 1]);
  expect(await askId()).toEqual({ ok: true, value: 2 });
});

test('a worker is not ended for having rested before a long task', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const workers = fakeWorkers();
  const pool = createWorkerPool(1, workers.create);
  await pool.run((api) => Promise.resolve(api.id), options());
  const task = heldTask();
  const result = pool.run(task.run, options(undefined, IDLE_END_MS * 3));
  await turn();
  vi.advanceTimersByTime(IDLE_END_MS * 2);
  task.settle('done');
  expect(await result).toEqual({ ok: true, value: 'done' });
  expect(workers.terminated).toEqual([]);
});

test('aborting a running task ends its worker and frees the place', async () => {
  const workers = fakeWorkers();
  const pool = createWorkerPool(1, workers.create);
  const controller = new AbortController();
  const aborted = pool.run(heldTask().run, options(controller.signal));
  const next = pool.run((api) => Promise.resolve(api.id), options());
  await turn();
  controller.abort();
  await expect(aborted).rejects.toThrow(/abort/i);
  expect(await next).toEqual({ ok: true, value: 1 });
  expect(workers.terminated).toEqual([0]);
});

test('aborting a waiting task takes it out of the queue without a worker', async () => {
  const workers = fakeWorkers();
  const pool = createWorkerPool(1, workers.create);
  const first = heldTask();
  const running = pool.run(first.run, options());
  const controller = new AbortController();
  const waiting = heldTask();
  const aborted = pool.run(waiting.run, options(controller.signal));
  controller.abort();
  await expect(aborted).rejects.toThrow(/abort/i);
  first.settle('done');
  await running;
  await turn();
  expect(waiting.ranOn).toEqual([]);
  expect(await pool.run((api) => Promise.resolve(api.id), options())).toEqual({ ok: true, value: 0 });
});

test('a task that throws rejects, and the place is free again', async () => {
  const workers = fakeWorkers();
  const pool = createWorkerPool(1, workers.create);
  await expect(pool.run(() => Promise.reject(new Error('a bug')), options())).rejects.toThrow('a bug');
  expect(await pool.run(() => Promise.resolve('fine'), options())).toEqual({ ok: true, value: 'fine' });
});

test('closing ends the workers, and nothing runs afterwards', async () => {
  const workers = fakeWorkers();
  const pool = createWorkerPool(1, workers.create);
  const running = pool.run(heldTask().run, options());
  await turn();
  pool.close();
  await expect(running).rejects.toThrow('closed');
  expect(workers.terminated).toEqual([0]);
  await expect(pool.run(heldTask().run, options())).rejects.toThrow('closed');
});
