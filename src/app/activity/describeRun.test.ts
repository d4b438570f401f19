import { describe, expect, it } from 'vitest';
import { EMPTY_TALLY, type Run } from '../../core/run.ts';
import { describeRun, matchesByCategory } from './describeRun.ts';

function run(more: Partial<Run>): Run {
  return {
    id: 1,
    kind: 'scan',
    state: 'done',
    startedAtMs: 0,
    endedAtMs: 1,
    undoneAtMs: null,
    total: 1200,
    tally: EMPTY_TALLY,
    note: null,
    ...more,
  };
}

const TALLY = {
  ...EMPTY_TALLY,
  processed: 1200,
  tagged: 44,
  archived: 40,
  unchanged: 1156,
  matchedByCategory: { Pets: 2, Receipts: 42, Memes: 0 },
};

describe('a run in words', () => {
  it('says what a finished scan did and offers to undo it', () => {
    expect(describeRun(run({ tally: TALLY }))).toEqual({
      title: 'Library scanned',
      note: null,
      outcome: '1,200 photos looked at, 44 tags added, 40 archived, 1,156 unchanged',
      isUndone: false,
      canUndo: true,
    });
  });

  it('offers no undo while it runs, when nothing changed, or when it was undone', () => {
    expect(describeRun(run({ tally: TALLY, state: 'running' })).canUndo).toBe(false);
    expect(describeRun(run({})).canUndo).toBe(false);
    const undone = describeRun(run({ tally: TALLY, undoneAtMs: 5 }));
    expect(undone.canUndo).toBe(false);
    expect(undone.isUndone).toBe(true);
  });

  it('offers undo for the part a cancelled scan did', () => {
    const cancelled = describeRun(run({ state: 'cancelled', tally: { ...TALLY, processed: 300 } }));
    expect(cancelled.outcome).toMatch(/^Cancelled after 300 of 1,200 photos, 44 tags added/);
    expect(cancelled.canUndo).toBe(true);
  });

  it('says what a clean-up took off, and lets its note say why', () => {
    const cleanUp = run({
      kind: 'clean-up',
      note: 'Category Receipts was removed.',
      tally: { ...EMPTY_TALLY, processed: 42 },
    });
    expect(describeRun(cleanUp)).toMatchObject({
      note: 'Category Receipts was removed.',
      outcome: '42 tags taken off',
      canUndo: false,
    });
  });

  it('lists matches, most first, none left out but zero', () => {
    expect(matchesByCategory(TALLY)).toEqual(['42 Receipts', '2 Pets']);
  });
});
