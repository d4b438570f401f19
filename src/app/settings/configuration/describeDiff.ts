/** The difference between two configurations in words: `Receipts: similarity 0.28 → 0.31; prompt added: “a bill”`. */
import type { Category } from '../../../core/category.ts';
import type { CategoryField } from '../../../core/config/categoryFields.ts';
import type { CategoryChange, ConfigDiff, FieldChange } from '../../../core/config/diff.ts';
import { formatDecimal, formatExact } from '../../../messages/format.ts';
import { favouritesText } from '../../favourites/messages.ts';
import { settingsText } from '../messages.ts';
import { configurationText as words } from './messages.ts';

export interface DiffLine {
  readonly kind: 'added' | 'removed' | 'changed';
  /** Of the category or the setting. */
  readonly name: string;
  readonly details: readonly string[];
}

export function describeDiff(diff: ConfigDiff): DiffLine[] {
  const lines = diff.categories.map(describeCategory);
  if (diff.isReordered) {
    lines.push({ kind: 'changed', name: words.orderName, details: [words.orderChanged] });
  }
  if (diff.classificationEnabled !== null) {
    lines.push({
      kind: 'changed',
      name: words.classificationName,
      details: [onOrOff(diff.classificationEnabled)],
    });
  }
  if (diff.favouritesArchived !== null) {
    lines.push({
      kind: 'changed',
      name: favouritesText.archiveTooName,
      details: [onOrOff(diff.favouritesArchived)],
    });
  }
  for (const { queue, before, after } of diff.concurrency) {
    lines.push({
      kind: 'changed',
      name: words.concurrencyName(queue),
      details: [words.concurrencyChanged(before, after)],
    });
  }
  return lines;
}

export function diffLineToText({ name, details }: DiffLine): string {
  return `${name}: ${details.join('; ')}`;
}

function describeCategory(change: CategoryChange): DiffLine {
  const { kind, category } = change;
  const { name } = category;
  if (kind === 'changed') return { kind, name, details: change.changes.flatMap(describeField) };
  if (kind === 'removed') return { kind, name, details: [words.removed] };
  return { kind, name, details: [words.added, describeNew(category)] };
}

function describeNew({ similarity, action, prompts }: Category): string {
  return words.newCategory(formatSimilarity(similarity), action, prompts.length);
}

function describeField(change: FieldChange): string[] {
  const { field } = change;
  if (change.kind === 'list') {
    return [
      ...change.added.map((item) => words.itemAdded(field, item)),
      ...change.removed.map((item) => words.itemRemoved(field, item)),
      ...(change.isReordered ? [words.itemsReordered(field)] : []),
    ];
  }
  if (field === 'enabled' && typeof change.after === 'boolean') return [onOrOff(change.after)];
  const before = valueToText(field, change.before);
  const after = valueToText(field, change.after);
  if (before === null || after === null) return [words.somethingChanged(field)];
  return [words.valueChanged(field, before, after)];
}

/** Null where a value is too much for a line. */
function valueToText(field: CategoryField, value: unknown): string | null {
  if (field === 'action' && (value === 'tag' || value === 'tag_and_archive'))
    return settingsText.action(value);
  if (typeof value === 'number') return formatSimilarity(value);
  return typeof value === 'string' || typeof value === 'boolean' ? String(value) : null;
}

/** Two digits, as the slider has them; more where a document says more. */
function formatSimilarity(value: number): string {
  return Number(value.toFixed(2)) === value ? formatDecimal(value) : formatExact(value);
}

function onOrOff(isOn: boolean): string {
  return isOn ? words.switchedOn : words.switchedOff;
}
