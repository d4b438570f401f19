/** What classification found in a library so far: its tags with a picture each, and how much of it is clutter. */
import { categoryKey } from '../../core/category.ts';
import type { PhotoId } from '../../core/photo.ts';
import type { Library } from '../../library/library.ts';

export interface FoundCategory {
  readonly name: string;
  readonly path: string;
  readonly count: number;
  /** The newest of its photos. */
  readonly coverId: PhotoId | null;
}

export interface Found {
  /** Most photos first. */
  readonly found: readonly FoundCategory[];
  readonly tagged: number;
  /** On the timeline still, with a tag that stands for clutter. */
  readonly clutter: number;
  /** In the archive, with such a tag. */
  readonly archived: number;
  /** Keys of the categories that stand for clutter and have found some. */
  readonly clutterKeys: ReadonlySet<string>;
}

/** Of the starter set, what one keeps: everything else it finds gets in the way. */
const KEPT: ReadonlySet<string> = new Set(['nature', 'pets']);

export async function readFound({ tags, photos }: Pick<Library, 'tags' | 'photos'>): Promise<Found> {
  const auto = (await tags.readAll()).filter(({ kind, count }) => kind === 'auto' && count > 0);
  const found: FoundCategory[] = [];
  const tagged = new Set<PhotoId>();
  const clutter = new Set<PhotoId>();
  const clutterKeys = new Set<string>();
  for (const { path, count } of auto) {
    const { ids } = await photos.readList({ tagPath: path });
    const name = path.slice(path.indexOf('/') + 1);
    const key = categoryKey(name);
    found.push({ name, path, count, coverId: ids[0] ?? null });
    for (const id of ids) tagged.add(id);
    if (KEPT.has(key)) continue;
    clutterKeys.add(key);
    for (const id of ids) clutter.add(id);
  }
  const states = await photos.readStates([...clutter]);
  const placed = [...states.values()];
  return {
    found: found.toSorted((a, b) => b.count - a.count),
    tagged: tagged.size,
    // Favourites are tagged and stay.
    clutter: placed.filter(({ visibility, isFavourite }) => visibility === 'timeline' && !isFavourite).length,
    archived: placed.filter(({ visibility }) => visibility === 'archive').length,
    clutterKeys,
  };
}
