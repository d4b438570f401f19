/** Tags as a tree: `/` in a path nests, and a parent exists even where no photo carries it by itself. */
import { compareNames } from '../../messages/format.ts';
import type { Tag } from '../../core/category.ts';

export interface TagNode {
  /** The whole path, as the first tag below it writes it. */
  readonly path: string;
  /** The last part of the path. */
  readonly name: string;
  /** Photos that carry exactly this tag; null for a parent that is only part of other paths. */
  readonly count: number | null;
  /** Of the tag itself, where it is one. */
  readonly categoryKey: string | null;
  /** It and everything nested in it are the person's own, to be renamed and deleted. */
  readonly isOwn: boolean;
  readonly children: readonly TagNode[];
}

type CountedTag = Pick<Tag, 'path' | 'kind' | 'categoryKey'> & { readonly count: number };

interface GrowingNode {
  path: string;
  name: string;
  count: number | null;
  categoryKey: string | null;
  isOwn: boolean;
  children: Map<string, GrowingNode>;
}

/** Builds the tree, siblings in alphabetical order whatever their case. */
export function buildTagTree(tags: readonly CountedTag[]): TagNode[] {
  const roots = new Map<string, GrowingNode>();
  for (const tag of tags) {
    let siblings = roots;
    let node: GrowingNode | undefined;
    const parts = tag.path.split('/');
    for (const [depth, part] of parts.entries()) {
      const key = part.toLowerCase();
      node = siblings.get(key);
      if (node === undefined) {
        const path = parts.slice(0, depth + 1).join('/');
        node = { path, name: part, count: null, categoryKey: null, isOwn: true, children: new Map() };
        siblings.set(key, node);
      }
      if (tag.kind === 'auto') node.isOwn = false;
      siblings = node.children;
    }
    if (node !== undefined) {
      node.count = (node.count ?? 0) + tag.count;
      node.categoryKey = tag.categoryKey;
    }
  }
  return finish(roots);
}

function finish(siblings: ReadonlyMap<string, GrowingNode>): TagNode[] {
  return [...siblings.values()]
    .map(({ children, ...node }) => ({ ...node, children: finish(children) }))
    .toSorted((a, b) => compareNames(a.name, b.name));
}

/** Tags whose paths hold every word, in any order. */
export function filterTags<T extends Pick<Tag, 'path'>>(tags: readonly T[], words: string): T[] {
  const wanted = fold(words)
    .split(/\s+/)
    .filter((word) => word !== '');
  return tags.filter(({ path }) => {
    const folded = fold(path);
    return wanted.every((word) => folded.includes(word));
  });
}

function fold(text: string): string {
  return text.normalize('NFC').toLowerCase();
}
