/**
 * Categories: what a person calls clutter, in their own words, and the tags and links that follow from them.
 */
import type { PhotoId } from './photo.ts';
import type { MetadataRules } from './rules/metadataRules.ts';

/** What a match does to the photo, in the field values of the configuration document. */
export type CategoryAction = 'tag' | 'tag_and_archive';

/** One category as the configuration document has it. Its identity is its name: a rename is a removal and an addition. */
export interface Category {
  readonly name: string;
  /** At least one, unless there are examples or metadata rules to go by. */
  readonly prompts: readonly string[];
  /** Cosine threshold, 0 to 1; a photo matches at or above it. */
  readonly similarity: number;
  readonly action: CategoryAction;
  readonly enabled: boolean;
  /** Prompts for what is mistaken for the category: a photo that looks as much like one of these does not match by its prompts. */
  readonly but_not?: readonly string[];
  readonly examples?: ExamplePhotos;
  readonly metadata?: MetadataRules;
}

/** Photos to go by, named by the SHA-256 of their content (lower-case hex), so that a document can name them anywhere. */
interface ExamplePhotos {
  readonly like: readonly string[];
  readonly unlike: readonly string[];
  /** Cosine threshold between photos, 0 to 1. On another scale than that between a photo and a prompt. */
  readonly similarity: number;
}

/**
 * The threshold of examples where none is stated, measured for the starter model: with three examples of a category it found
 * .92 of the other photos of that category, and .008 of all others (docs/configuration.md, "Example photos").
 */
export const DEFAULT_EXAMPLE_SIMILARITY = 0.94;

/** The name as an identity: trimmed, composed, case folded. Two categories may not share it. */
export function categoryKey(name: string): string {
  return name.trim().replace(/\s+/g, ' ').normalize('NFC').toLowerCase();
}

/** Path of the tag a category puts on its matches. `/` in the name nests. */
export function autoTagPath(name: string): string {
  return `Auto/${name.trim()}`;
}

export type TagId = number;

/** A tag by its path (`Auto/Receipts`, `Holidays/2019`); unique after case folding. */
export interface Tag {
  readonly id: TagId;
  readonly path: string;
  readonly kind: 'auto' | 'user';
  /** {@link categoryKey} of the category an auto tag belongs to. */
  readonly categoryKey: string | null;
}

/** Why a link exists: enough to explain the decision and to undo it. */
export interface LinkProvenance {
  readonly runId: number | null;
  readonly categoryKey: string;
  readonly score: number;
  /** The prompt that won; empty where the match is owed to something else. */
  readonly prompt: string;
  readonly threshold: number;
  readonly modelKey: string;
  /** True when this link moved the photo to the archive. */
  readonly archived: boolean;
  /** What the match is owed to, where that is not a prompt: `examples`, `metadata`. */
  readonly signal?: string;
  /** SHA-256 of the example photo that won. */
  readonly example?: string;
}

/** A tag on a photo. `provenance` is null for tags put there by hand. */
export interface TagLink {
  readonly photoId: PhotoId;
  readonly tagId: TagId;
  readonly linkedAtMs: number;
  readonly provenance: LinkProvenance | null;
}

/** A correction that sticks: `tag` keeps a category's tag off a photo, `archive` keeps the category from archiving it. */
export interface Veto {
  readonly photoId: PhotoId;
  readonly categoryKey: string;
  readonly kind: 'tag' | 'archive';
  readonly atMs: number;
}

/** True where one of a photo's vetoes keeps the category from tagging, or from archiving, it. */
export function isVetoed(
  vetoes: ReadonlyArray<Pick<Veto, 'categoryKey' | 'kind'>>,
  key: string,
  kind: Veto['kind'],
): boolean {
  return vetoes.some((veto) => veto.kind === kind && veto.categoryKey === key);
}
