import { describe, expect, it } from 'vitest';
import { EMPTY_TALLY, NOTHING_UNDONE, type Run, type RunSubject } from '../../core/run.ts';
import { describeRun, detailsOf, matchesByCategory } from './describeRun.ts';
import { undoneText } from './undoWords.ts';

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
    expect(describeRun(run({ tally: TALLY, canUndo: true, cause: 'api' }))).toEqual({
      title: 'Library scanned',
      note: null,
      outcome: '1,200 photos looked at, 44 tags added, 40 archived, 1,156 unchanged',
      cause: 'By the API',
      isUndone: false,
      canUndo: true,
      isTooOld: false,
    });
  });

  it('offers no undo while it runs, when nothing changed, or when it was undone', () => {
    expect(describeRun(run({ tally: TALLY, canUndo: true, state: 'running' })).canUndo).toBe(false);
    expect(describeRun(run({}))).toMatchObject({ canUndo: false, isTooOld: false });
    const undone = describeRun(run({ tally: TALLY, undoneAtMs: 5 }));
    expect(undone).toMatchObject({ canUndo: false, isUndone: true, isTooOld: false });
  });

  it('says when what it changed is no longer kept', () => {
    expect(describeRun(run({ tally: TALLY }))).toMatchObject({ canUndo: false, isTooOld: true });
  });

  it('offers undo for the part a cancelled scan did', () => {
    const cancelled = run({ state: 'cancelled', canUndo: true, tally: { ...TALLY, processed: 300 } });
    expect(describeRun(cancelled).outcome).toMatch(/^Cancelled after 300 of 1,200 photos, 44 tags added/);
    expect(describeRun(cancelled).canUndo).toBe(true);
  });

  it('says both ways of a re-evaluation', () => {
    const tally = { ...TALLY, archived: 0, untagged: 3, returned: 1, untaggedByCategory: { Memes: 3 } };
    const reevaluated = run({ kind: 're-evaluate', tally });
    expect(describeRun(reevaluated)).toMatchObject({
      title: 'Library re-evaluated',
      outcome:
        '1,200 photos looked at, 44 tags added, 3 tags taken off, 1 photo back on the timeline, 1,156 unchanged',
    });
    expect(detailsOf(reevaluated, String)).toEqual([
      ['When', '0'],
      ['Took', 'a few seconds'],
      ['Looked at', '1,200'],
      ['Tags added', '44'],
      ['Tags taken off', '3'],
      ['Back on the timeline', '1'],
      ['Unchanged', '1,156'],
      ['Receipts: matches', '42'],
      ['Pets: matches', '2'],
      ['Memes: taken off', '3'],
    ]);
  });

  it('says what a clean-up took off, and lets its note say why', () => {
    const tally = { ...EMPTY_TALLY, processed: 42, untagged: 42, returned: 40 };
    const cleanUp = run({ kind: 'clean-up', note: 'Category Receipts was removed.', tally, canUndo: true });
    expect(describeRun(cleanUp)).toMatchObject({
      note: 'Category Receipts was removed.',
      outcome: '42 tags taken off, 40 photos back on the timeline',
      canUndo: true,
    });
    expect(describeRun(run({ kind: 'clean-up' })).outcome).toBe('no tag was affected');
  });

  it.each<[RunSubject, string]>([
    [{ kind: 'move', to: 'archive', from: 'timeline' }, '1,200 photos archived'],
    [{ kind: 'move', to: 'timeline', from: 'archive' }, '1,200 photos brought back from the archive'],
    [{ kind: 'move', to: 'timeline', from: 'trash' }, '1,200 photos restored from the trash'],
    [{ kind: 'move', to: 'timeline', from: null }, '1,200 photos moved to the timeline'],
    [{ kind: 'move', to: 'trash', from: 'archive' }, '1,200 photos moved to the trash'],
    [{ kind: 'tag', path: 'Holidays' }, '1,200 photos tagged Holidays'],
    [{ kind: 'untag', path: 'Holidays' }, 'Holidays taken off 1,200 photos'],
  ])('says what a person did: %j', (subject, title) => {
    const byHand = run({ kind: 'bulk', subject, cause: 'page', canUndo: true });
    expect(describeRun(byHand)).toMatchObject({ title, outcome: '', cause: 'By you', canUndo: true });
  });

  it('lists matches, most first, none left out but zero', () => {
    expect(matchesByCategory(TALLY)).toEqual(['42\u00a0Receipts', '2\u00a0Pets']);
  });
});

describe('an undo in words', () => {
  it('says what went back and what stays', () => {
    const counts = {
      untagged: 2,
      retagged: 1,
      movedTo: { timeline: 3, archive: 1, trash: 0 },
      favourites: { added: 0, removed: 0 },
      tagsRenamed: 0,
      leftAlone: 1,
    };
    expect(undoneText(counts)).toBe(
      'Undone: 2 tags taken off, 1 tag put back, 3 photos back on the timeline and 1 photo back in the archive. 1 photo was changed since, and that stays.',
    );
    expect(undoneText(NOTHING_UNDONE)).toBe('Nothing was left to undo.');
  });
});
