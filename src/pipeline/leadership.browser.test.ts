/** Who leads, with the browser's own locks and channels: handing over, standing still, and a leader that went silent. */
import { expect, test } from 'vitest';
import { createLockLeadership, UNANSWERED_QUESTIONS, type Leadership, type PageLife } from './leadership.ts';

const QUESTION_EVERY_MS = 100;

function createPage(): PageLife & { stand: (isStill: boolean) => void } {
  let still = false;
  const listeners = new Set<() => void>();
  return {
    isStill: () => still,
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    stand(isStill) {
      still = isStill;
      for (const listener of listeners) listener();
    },
  };
}

/** Tabs that want to lead under one name, each with its page. */
function makeTabs() {
  const name = `leadership-${crypto.randomUUID()}`;
  const stopping = new AbortController();
  return {
    name,
    stop: () => {
      stopping.abort();
    },
    open(life: PageLife = createPage()) {
      const acquire = createLockLeadership({
        locks: navigator.locks,
        name,
        life,
        questionEveryMs: QUESTION_EVERY_MS,
      });
      return () => acquire(stopping.signal);
    },
  };
}

async function lead(acquire: () => Promise<Leadership | null>): Promise<Leadership> {
  const leadership = await acquire();
  if (leadership === null) throw new Error('Nobody was to stop this tab from leading');
  return leadership;
}

/** Longer than a follower waits for a silent leader. */
const LONG_MS = QUESTION_EVERY_MS * (UNANSWERED_QUESTIONS + 3);

function wait(delayMs: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, delayMs);
  });
}

test('a leader that answers keeps the lead, and hands it over when it goes', async () => {
  const tabs = makeTabs();
  const first = await lead(tabs.open());
  let second: Leadership | null = null;
  const following = lead(tabs.open()).then((leadership) => (second = leadership));
  await wait(LONG_MS);
  expect(second).toBeNull();
  expect(first.lost.aborted).toBe(false);
  first.release();
  expect((await following).lost.aborted).toBe(false);
  tabs.stop();
});

test('a page that is to stand still gives the lead up at once, and asks again when it moves', async () => {
  const tabs = makeTabs();
  const page = createPage();
  const acquire = tabs.open(page);
  const first = await lead(acquire);
  const following = lead(tabs.open());
  page.stand(true);
  expect(first.lost.aborted).toBe(true);
  const second = await following;
  second.release();

  // Nobody else leads, and yet a page that stands still does not.
  let again: Leadership | null = null;
  const waking = lead(acquire).then((leadership) => (again = leadership));
  await wait(LONG_MS);
  expect(again).toBeNull();
  page.stand(false);
  expect((await waking).lost.aborted).toBe(false);
  tabs.stop();
});

test('a follower that stands still is not handed the lead', async () => {
  const tabs = makeTabs();
  const page = createPage();
  const first = await lead(tabs.open());
  const following = tabs.open(page)();
  page.stand(true);
  expect(await following).toBeNull();
  first.release();
  expect((await lead(tabs.open())).lost.aborted).toBe(false);
  tabs.stop();
});

test('the lead of a tab that no longer answers is taken, and the tab notices when it wakes', async () => {
  const tabs = makeTabs();
  // Frozen without a word: the lock is held and nobody answers.
  const broken = new Promise<string>((resolve) => {
    navigator.locks
      .request(tabs.name, () => new Promise(() => undefined))
      .catch((error: unknown) => {
        resolve(error instanceof DOMException ? error.name : String(error));
      });
  });
  const taker = await lead(tabs.open());
  expect(await broken).toBe('AbortError');
  expect(taker.lost.aborted).toBe(false);
  tabs.stop();
});

test('a leader whose lock was stolen is told', async () => {
  const tabs = makeTabs();
  const first = await lead(tabs.open());
  const told = new Promise((resolve) => {
    first.lost.addEventListener('abort', resolve);
  });
  void navigator.locks.request(tabs.name, { steal: true }, () => wait(10));
  await told;
  expect(first.lost.aborted).toBe(true);
  tabs.stop();
});

test('of several that take over from a silent leader one leads in the end', async () => {
  const tabs = makeTabs();
  navigator.locks.request(tabs.name, () => new Promise(() => undefined)).catch(() => undefined);
  const held: Leadership[] = [];
  const leadWhenItMay = async (): Promise<void> => {
    const leadership = await tabs.open()();
    if (leadership !== null) held.push(leadership);
  };
  for (let tab = 0; tab < 3; tab++) void leadWhenItMay();
  await expect.poll(() => held.length).toBeGreaterThan(0);
  await wait(LONG_MS);
  expect(held.filter(({ lost }) => !lost.aborted)).toHaveLength(1);
  tabs.stop();
});
