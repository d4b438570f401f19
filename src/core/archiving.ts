/**
 * What a configuration keeps in the archive, in one place: the classifier asks it before it archives, and clean-up,
 * re-evaluation, undo and restore ask it whether somebody still claims a photo.
 */
import { categoryKey } from './category.ts';
import type { ClassificationConfig } from './config/document.ts';
import type { PhotoState } from './photo.ts';

export interface ArchivingRule {
  /** Keys of the categories that archive. */
  readonly keys: ReadonlySet<string>;
  /** They archive favourites too. */
  readonly archivesFavourites: boolean;
}

export function archivingRuleOf({
  categories,
  archive_favourites: archivesFavourites = false,
}: ClassificationConfig): ArchivingRule {
  const archiving = categories.filter(({ action }) => action === 'tag_and_archive');
  return { keys: new Set(archiving.map(({ name }) => categoryKey(name))), archivesFavourites };
}

/** The rule once some of the categories are gone. */
export function withoutCategories(rule: ArchivingRule, keys: ReadonlySet<string>): ArchivingRule {
  return { ...rule, keys: new Set([...rule.keys].filter((key) => !keys.has(key))) };
}

/** True where classification leaves the photo on the timeline whatever it matches: a favourite, unless told otherwise. */
export function isSpared(
  { isFavourite }: Pick<PhotoState, 'isFavourite'>,
  { archivesFavourites }: Pick<ArchivingRule, 'archivesFavourites'>,
): boolean {
  return isFavourite && !archivesFavourites;
}
