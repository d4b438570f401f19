/** Traces of the browser: the tasks of the page's main thread, and where the time of each thread went. */
import { z } from 'zod';

const traceFile = z.object({
  traceEvents: z.array(
    z.looseObject({
      name: z.string(),
      cat: z.string().optional(),
      ph: z.string(),
      pid: z.number(),
      tid: z.number(),
      id: z.unknown().optional(),
      ts: z.number(),
      dur: z.number().optional(),
      tdur: z.number().optional(),
      args: z.record(z.string(), z.unknown()).optional(),
    }),
  ),
});

/** @typedef {z.infer<typeof traceFile>['traceEvents'][number]} TraceEvent */

// The second makes the browser note the processor's time beside the clock's.
const TASK_CATEGORIES = ['toplevel', 'disabled-by-default-devtools.timeline'];
const PROFILE_CATEGORIES = ['disabled-by-default-v8.cpu_profiler', 'blink.user_timing'];

/**
 * @param {import('playwright').Page} page @param {'tasks' | 'profile'} kind @param {() => Promise<void>} work
 * @returns {Promise<TraceEvent[]>}
 */
export async function traced(page, kind, work) {
  const browser = page.context().browser();
  if (browser === null) throw new Error('This Playwright gives no access to the browser of a kept profile.');
  await browser.startTracing(page, { categories: kind === 'tasks' ? TASK_CATEGORIES : PROFILE_CATEGORIES });
  await work();
  const buffer = await browser.stopTracing();
  return traceFile.parse(JSON.parse(buffer.toString('utf8'))).traceEvents;
}

/** Names of threads by `pid:tid`. @param {readonly TraceEvent[]} events */
function threadNames(events) {
  const named = z.object({ name: z.string() });
  /** @type {Map<string, string>} */
  const names = new Map();
  for (const { name, ph, pid, tid, args } of events) {
    const parsed = named.safeParse(args);
    if (name === 'thread_name' && ph === 'M' && parsed.success) names.set(`${pid}:${tid}`, parsed.data.name);
  }
  return names;
}

/** @param {readonly number[]} values */
const sum = (values) => values.reduce((total, value) => total + value, 0);

/**
 * Durations of the tasks of the busiest page's main thread, ms: as long as they took, and the processor's part of it,
 * which other work on the machine does not lengthen.
 * @param {readonly TraceEvent[]} events
 */
export function mainThreadTasks(events) {
  const names = threadNames(events);
  /** @type {Map<string, Array<{ ms: number, processorMs: number }>>} */
  const byThread = new Map();
  for (const { name, pid, tid, dur, tdur = 0 } of events) {
    const thread = `${pid}:${tid}`;
    if (dur === undefined || names.get(thread) !== 'CrRendererMain') continue;
    if (name !== 'ThreadControllerImpl::RunTask') continue;
    const task = { ms: dur / 1_000, processorMs: tdur / 1_000 };
    const tasks = byThread.get(thread);
    if (tasks === undefined) byThread.set(thread, [task]);
    else tasks.push(task);
  }
  const busiestFirst = [...byThread.values()].toSorted(
    (a, b) => sum(b.map(({ ms }) => ms)) - sum(a.map(({ ms }) => ms)),
  );
  return busiestFirst[0] ?? [];
}

const callFrame = z.object({
  functionName: z.string(),
  url: z.string().optional(),
  lineNumber: z.number().optional(),
});
const profileChunk = z.object({
  data: z.object({
    cpuProfile: z
      .object({
        nodes: z.array(z.object({ id: z.number(), callFrame })).optional(),
        samples: z.array(z.number()).optional(),
      })
      .optional(),
    timeDeltas: z.array(z.number()).optional(),
  }),
});

/** @returns {{ frames: Map<number, string>, msByFunction: Map<string, number> }} */
function emptyProfile() {
  return { frames: new Map(), msByFunction: new Map() };
}

/** Not work: V8's own names for it. */
const NOT_WORK = new Set(['(idle)', '(root)']);

/**
 * Self time by function of every thread that ran JavaScript or WebAssembly, busiest thread first.
 * @param {readonly TraceEvent[]} events
 */
export function selfTimes(events) {
  const names = threadNames(events);
  /** The thread a profile belongs to is the one that announced it, not the one that wrote its chunks. @type {Map<string, string>} */
  const threadByProfile = new Map();
  for (const { name, pid, tid, id } of events) {
    if (name === 'Profile') threadByProfile.set(`${pid}:${String(id)}`, `${pid}:${tid}`);
  }
  /** @type {Map<string, ReturnType<typeof emptyProfile>>} */
  const threads = new Map();
  for (const { name, pid, id, args } of events) {
    if (name !== 'ProfileChunk') continue;
    const thread = threadByProfile.get(`${pid}:${String(id)}`) ?? `${pid}:?`;
    const { data } = profileChunk.parse(args);
    const { frames, msByFunction } = threads.get(thread) ?? emptyProfile();
    threads.set(thread, { frames, msByFunction });
    for (const node of data.cpuProfile?.nodes ?? []) {
      const { functionName, url = '', lineNumber = -1 } = node.callFrame;
      const file = url.split('/').at(-1) ?? '';
      frames.set(
        node.id,
        `${functionName === '' ? `(anonymous, line ${lineNumber + 1})` : functionName} ${file}`.trim(),
      );
    }
    (data.cpuProfile?.samples ?? []).forEach((node, index) => {
      const frame = frames.get(node) ?? '(unknown)';
      const ms = (data.timeDeltas?.[index] ?? 0) / 1_000;
      msByFunction.set(frame, (msByFunction.get(frame) ?? 0) + ms);
    });
  }
  return [...threads]
    .map(([thread, { msByFunction }]) => {
      const functions = [...msByFunction]
        .filter(([frame]) => !NOT_WORK.has(frame))
        .toSorted(([, a], [, b]) => b - a)
        .map(([frame, ms]) => ({ frame, ms }));
      return {
        thread: names.get(thread) ?? thread,
        busyMs: sum(functions.map(({ frame, ms }) => (frame === '(program)' ? 0 : ms))),
        programMs: msByFunction.get('(program)') ?? 0,
        functions,
      };
    })
    .toSorted((a, b) => b.busyMs - a.busyMs);
}
