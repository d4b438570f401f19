import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { lockWhenIdle } from './lockWhenIdle.ts';

const MINUTE_MS = 60_000;

let nowMs = 0;
let minutes: number | null = 5;
let isBusy = false;
const lock = vi.fn();
let stop: () => void = () => undefined;

beforeEach(() => {
  vi.useFakeTimers();
  lock.mockClear();
  [nowMs, minutes, isBusy] = [0, 5, false];
  stop = lockWhenIdle({
    page: window,
    readMinutes: () => minutes,
    isBusy: () => isBusy,
    nowMs: () => nowMs,
    lock,
  });
});

afterEach(() => {
  stop();
  vi.useRealTimers();
});

/** As much time as that, during which the window's timers run. */
function pass(ms: number): void {
  nowMs += ms;
  vi.advanceTimersByTime(20_000);
}

it('locks after so long without a sign of anybody', () => {
  pass(4 * MINUTE_MS);
  window.dispatchEvent(new KeyboardEvent('keydown', { key: 'a' }));
  pass(4 * MINUTE_MS);
  expect(lock).not.toHaveBeenCalled();
  pass(MINUTE_MS);
  expect(lock).toHaveBeenCalled();
});

it('locks when the machine wakes, before whoever woke it is let in', () => {
  nowMs += 8 * 60 * MINUTE_MS;
  window.dispatchEvent(new PointerEvent('pointermove'));
  expect(lock).toHaveBeenCalled();
});

it('does not lock while photos are being added, nor where it is not to', () => {
  isBusy = true;
  pass(20 * MINUTE_MS);
  isBusy = false;
  pass(4 * MINUTE_MS);
  minutes = null;
  pass(60 * MINUTE_MS);
  expect(lock).not.toHaveBeenCalled();
});

it('follows a choice that was changed meanwhile', () => {
  minutes = 60;
  pass(30 * MINUTE_MS);
  expect(lock).not.toHaveBeenCalled();
  minutes = 15;
  pass(0);
  expect(lock).toHaveBeenCalled();
});
