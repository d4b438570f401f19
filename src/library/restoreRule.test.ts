import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { TagId, Veto } from '../core/category.ts';
import type { PhotoState } from '../core/photo.ts';
import { mergeRecords, type PhotoRecord, type RestoreContext } from './restoreRule.ts';
import type { LinkRow } from './schema.ts';

const PHOTO_ID = 1;
/** Tags 1 to 3 are categories', of which the first two archive; 4 and 5 are a person's own. */
const KEYS = ['receipts', 'memes', 'pets'] as const;
const TAG_ID_BY_CATEGORY = new Map<string, TagId>(KEYS.map((key, index) => [key, index + 1]));
const ARCHIVING_KEYS = new Set<string>(['receipts', 'memes']);

const time = fc.integer({ min: 1, max: 9 });

function link(
  tagId: TagId,
  linkedAtMs: number,
  isAuto: boolean,
  isByHand: boolean,
  archived: boolean,
): LinkRow {
  const key = KEYS[tagId - 1];
  const provenance =
    key === undefined || !isAuto
      ? null
      : { runId: null, categoryKey: key, score: 0.9, prompt: 'p', threshold: 0.5, modelKey: 'm', archived };
  const row = { photoId: PHOTO_ID, tagId, linkedAtMs, provenance };
  if (provenance === null) return { ...row, handTagId: tagId };
  return isByHand ? { ...row, isByHand: true, handTagId: tagId } : row;
}

const links = fc
  .uniqueArray(
    fc
      .tuple(fc.integer({ min: 1, max: 5 }), time, fc.boolean(), fc.boolean(), fc.boolean())
      .map((made) => link(...made)),
    { selector: ({ tagId }) => tagId },
  )
  .map((rows) => new Map(rows.map((row) => [row.tagId, row])));

const vetoes = fc.uniqueArray(
  fc.record<Veto>({
    photoId: fc.constant(PHOTO_ID),
    categoryKey: fc.constantFrom(...KEYS),
    kind: fc.constantFrom('tag', 'archive'),
    atMs: time,
  }),
  { selector: ({ kind, categoryKey }) => `${kind} ${categoryKey}` },
);

const state = fc
  .constantFrom<Pick<PhotoState, 'visibility' | 'archivedBy'>>(
    { visibility: 'timeline', archivedBy: null },
    { visibility: 'archive', archivedBy: 'user' },
    { visibility: 'archive', archivedBy: 'classification' },
    { visibility: 'trash', archivedBy: null },
  )
  .chain((place) =>
    fc
      .record({ isFavourite: fc.boolean(), classifiedAtMs: fc.option(time) })
      .map((other): PhotoState => ({ ...place, ...other })),
  );

/** As libraries have them: no tag beside the veto against it, no place by classification without a link that answers. */
const record = fc
  .record({ state, links, vetoes })
  .filter(({ state: { archivedBy }, links: ofPhoto, vetoes: against }) => {
    const isContradicted = against.some(
      ({ kind, categoryKey }) => kind === 'tag' && ofPhoto.has(TAG_ID_BY_CATEGORY.get(categoryKey) ?? 0),
    );
    return !isContradicted && (archivedBy !== 'classification' || countAnswers(ofPhoto, against) > 0);
  });

function countAnswers(ofPhoto: ReadonlyMap<TagId, LinkRow>, against: readonly Veto[]): number {
  return [...ofPhoto.values()].filter(
    ({ provenance }) =>
      provenance?.archived === true &&
      !against.some(({ kind, categoryKey }) => kind === 'archive' && categoryKey === provenance.categoryKey),
  ).length;
}

const NOTHING_SINCE: RestoreContext = {
  since: { isMoved: false, isFavouriteChanged: false, tagsRemoved: new Set(), vetoesRemoved: [] },
  tagIdByCategory: TAG_ID_BY_CATEGORY,
  archiving: { keys: ARCHIVING_KEYS, archivesFavourites: false },
};

const NEW_HERE: PhotoRecord = {
  state: { visibility: 'timeline', archivedBy: null, isFavourite: false, classifiedAtMs: null },
  links: new Map(),
  vetoes: [],
};

function isHand({ provenance, handTagId }: LinkRow): boolean {
  return provenance === null || handTagId !== undefined;
}

test('a photo that is new here becomes what it was in the backup', () => {
  fc.assert(
    fc.property(record, (backup) => {
      const { state: after, ...rest } = mergeRecords(NEW_HERE, backup, NOTHING_SINCE);
      expect(rest).toEqual({ links: backup.links, vetoes: backup.vetoes });
      const { isFavourite, archivedBy } = backup.state;
      // Where the backup is from a time when favourites were archived too, and today they are not.
      const isSpared = isFavourite && archivedBy === 'classification';
      expect(after).toEqual({
        ...backup.state,
        ...(isSpared && { visibility: 'timeline', archivedBy: null }),
      });
    }),
  );
});

test('merging twice is merging once', () => {
  fc.assert(
    fc.property(record, record, (here, backup) => {
      const once = mergeRecords(here, backup, NOTHING_SINCE);
      expect(mergeRecords(once, backup, NOTHING_SINCE)).toEqual(once);
    }),
  );
});

test('what a person decided here stays, unless they said otherwise later in the backup', () => {
  fc.assert(
    fc.property(record, record, fc.boolean(), (here, backup, isMoved) => {
      const context = { ...NOTHING_SINCE, since: { ...NOTHING_SINCE.since, isMoved } };
      const after = mergeRecords(here, backup, context);
      const { visibility, archivedBy } = here.state;
      const isDecided = isMoved || visibility === 'trash' || archivedBy === 'user';
      if (isDecided) expect(after.state).toMatchObject({ visibility, archivedBy });
      for (const [tagId, own] of here.links) {
        if (!isHand(own)) continue;
        const veto = backup.vetoes.find(
          ({ kind, categoryKey }) => kind === 'tag' && TAG_ID_BY_CATEGORY.get(categoryKey) === tagId,
        );
        expect(after.links.has(tagId)).toBe(veto === undefined || veto.atMs < own.linkedAtMs);
      }
      for (const veto of here.vetoes) {
        const tagId = veto.kind === 'tag' ? TAG_ID_BY_CATEGORY.get(veto.categoryKey) : undefined;
        const theirs = tagId === undefined ? undefined : backup.links.get(tagId);
        const isOverruled = theirs !== undefined && isHand(theirs) && theirs.linkedAtMs > veto.atMs;
        expect(after.vetoes.includes(veto)).toBe(!isOverruled);
      }
    }),
  );
});

test('no tag stands beside the veto against it, and nothing is in the archive with nobody answering', () => {
  fc.assert(
    fc.property(record, record, (here, backup) => {
      const after = mergeRecords(here, backup, NOTHING_SINCE);
      for (const { kind, categoryKey } of after.vetoes) {
        if (kind === 'tag') expect(after.links.has(TAG_ID_BY_CATEGORY.get(categoryKey) ?? 0)).toBe(false);
      }
      if (after.state.archivedBy === 'classification') {
        expect(countAnswers(after.links, after.vetoes)).toBeGreaterThan(0);
      }
    }),
    { numRuns: 3_000 },
  );
});

test('what a person took back here since the backup does not return', () => {
  fc.assert(
    fc.property(record, (backup) => {
      const context = {
        ...NOTHING_SINCE,
        since: {
          isMoved: true,
          isFavouriteChanged: false,
          tagsRemoved: new Set(backup.links.keys()),
          vetoesRemoved: backup.vetoes,
        },
      };
      const after = mergeRecords(NEW_HERE, backup, context);
      expect(after).toMatchObject({ links: new Map(), vetoes: [] });
      expect(after.state.visibility).toBe('timeline');
    }),
  );
});
