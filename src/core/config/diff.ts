/**
 * What differs between two configurations, as data: the history, a restore, an import, a refused save and the
 * configuration file all show this one comparison. What has to be cleaned up is decided in cleanUp.ts.
 */
import { archivingRuleOf } from '../archiving.ts';
import type { Category } from '../category.ts';
import { QUEUES, type QueueName } from '../jobs/job.ts';
import type { ScanKind } from '../run.ts';
import { CATEGORY_FIELDS, type CategoryField } from './categoryFields.ts';
import { readConcurrency, type ConfigDocument } from './document.ts';
import { isEqual } from './isEqual.ts';

export type FieldChange =
  | {
      readonly kind: 'value';
      readonly field: CategoryField;
      readonly before: unknown;
      readonly after: unknown;
    }
  | {
      readonly kind: 'list';
      readonly field: CategoryField;
      readonly added: readonly string[];
      readonly removed: readonly string[];
      /** What is in both stands in another order. */
      readonly isReordered: boolean;
    };

export type CategoryChange =
  | { readonly kind: 'added' | 'removed'; readonly category: Category }
  | { readonly kind: 'changed'; readonly category: Category; readonly changes: readonly FieldChange[] };

interface ConcurrencyChange {
  readonly queue: QueueName;
  readonly before: number;
  readonly after: number;
}

export interface ConfigDiff {
  /** Removed first, then by the order of the newer document. A rename is a removal and an addition. */
  readonly categories: readonly CategoryChange[];
  /** Categories that are in both stand in another order. */
  readonly isReordered: boolean;
  /** The page-wide switch as it is now, where it was changed. */
  readonly classificationEnabled: boolean | null;
  /** Whether favourites are archived too as it is now, where that was changed. */
  readonly favouritesArchived: boolean | null;
  readonly concurrency: readonly ConcurrencyChange[];
}

/** Compares two documents. A category is the same where its name is, to the letter. */
export function diffConfig(before: ConfigDocument, after: ConfigDocument): ConfigDiff {
  const old = byName(before);
  const current = byName(after);
  const removed = [...old].filter(([name]) => !current.has(name));
  return {
    categories: [
      ...removed.map(([, category]): CategoryChange => ({ kind: 'removed', category })),
      ...[...current].flatMap(([name, category]) => compareCategory(old.get(name), category)),
    ],
    isReordered: isReordered([...old.keys()], [...current.keys()]),
    classificationEnabled: changed(before.classification.enabled, after.classification.enabled),
    favouritesArchived: changed(archivesFavourites(before), archivesFavourites(after)),
    concurrency: QUEUES.map((queue) => ({
      queue,
      before: readConcurrency(before, queue),
      after: readConcurrency(after, queue),
    })).filter((change) => change.before !== change.after),
  };
}

export function isEmptyDiff({ categories, isReordered: moved, ...rest }: ConfigDiff): boolean {
  const isSwitched = rest.classificationEnabled !== null || rest.favouritesArchived !== null;
  return categories.length === 0 && !moved && !isSwitched && rest.concurrency.length === 0;
}

/** The later of two values where they differ, else null. */
function changed(before: boolean, after: boolean): boolean | null {
  return before === after ? null : after;
}

function archivesFavourites({ classification }: ConfigDocument): boolean {
  return archivingRuleOf(classification).archivesFavourites;
}

/** Fields whose change lets a scan find something the last one did not. */
const MATTERS_TO_SCAN: ReadonlySet<CategoryField> = new Set(
  CATEGORY_FIELDS.filter((field) => field !== 'name'),
);

/** Fields that can also let go of what was found, and are not cleaned up by a save: only a re-evaluation takes tags off. */
const MAY_LET_GO: ReadonlySet<CategoryField> = new Set(['but_not', 'examples', 'metadata']);

/**
 * Which scan could do something with the newer configuration that the older one left undone: `scan` adds what is found
 * now, `re-evaluate` takes off what no longer is as well. Null for none.
 */
export function scanToOffer({
  categories,
  classificationEnabled,
  favouritesArchived,
}: ConfigDiff): ScanKind | null {
  if (classificationEnabled === false) return null;
  const inUse = categories.filter(({ category }) => category.enabled);
  const isChanged = (fields: ReadonlySet<CategoryField>): boolean =>
    inUse.some(
      (change) => change.kind === 'changed' && change.changes.some(({ field }) => fields.has(field)),
    );
  if (isChanged(MAY_LET_GO)) return 're-evaluate';
  const isWider =
    classificationEnabled === true ||
    favouritesArchived === true ||
    inUse.some(({ kind }) => kind === 'added');
  return isWider || isChanged(MATTERS_TO_SCAN) ? 'scan' : null;
}

function byName({ classification }: ConfigDocument): Map<string, Category> {
  return new Map(classification.categories.map((category) => [category.name.trim(), category]));
}

function compareCategory(before: Category | undefined, after: Category): CategoryChange[] {
  if (before === undefined) return [{ kind: 'added', category: after }];
  const changes = CATEGORY_FIELDS.filter((field) => !isEqual(before[field], after[field])).map((field) =>
    compareField(field, before[field], after[field]),
  );
  return changes.length === 0 ? [] : [{ kind: 'changed', category: after, changes }];
}

function compareField(field: CategoryField, before: unknown, after: unknown): FieldChange {
  const was = asTexts(before);
  const is = asTexts(after);
  if (was === null || is === null) return { kind: 'value', field, before, after };
  return {
    kind: 'list',
    field,
    added: is.filter((text) => !was.includes(text)),
    removed: was.filter((text) => !is.includes(text)),
    isReordered: isReordered(was, is),
  };
}

/** The value where it is a list of texts; one that is left out is an empty list beside one that is not. */
function asTexts(value: unknown): string[] | null {
  if (value === undefined) return [];
  if (!Array.isArray(value)) return null;
  const texts = value.filter((entry: unknown) => typeof entry === 'string');
  return texts.length === value.length ? texts : null;
}

function isReordered(before: readonly string[], after: readonly string[]): boolean {
  const inAfter = new Set(after);
  const inBefore = new Set(before);
  const kept = before.filter((text) => inAfter.has(text));
  return after.filter((text) => inBefore.has(text)).some((text, index) => text !== kept[index]);
}
