/** Tags as a tree: `/` in a path nests, and a parent exists even where no photo carries it by itself. */
import type { Tag } from '../../core/category.ts';

export interface TagNode {
  /** The whole path, as the first tag below it writes it. */
  readonly path: string;
  /** The last part of the path. */
  readonly name: string;
  /** Photos that carry exactly this tag; null for a parent that is only part of other paths. */
  readonly count: number | null;
  readonly kind: Tag['kind'];
  readonly children: readonly TagNode[];
}

interface GrowingNode {
  path: string;
  name: string;
  count: number | null;
  kind: Tag['kind'];
  children: Map<string, GrowingNode>;
}

/** Builds the tree, siblings in alphabetical order whatever their case. */
export function buildTagTree(tags: ReadonlyArray<Pick<Tag, 'path' | 'kind'> & { count: number }>): TagNode[] {
  const roots = new Map<string, GrowingNode>();
  for (const tag of tags) {
    let siblings = roots;
    let node: GrowingNode | undefined;
    const parts = tag.path.split('/');
    for (const [depth, part] of parts.entries()) {
      const key = part.toLowerCase();
      node = siblings.get(key);
      if (node === undefined) {
        node = {
          path: parts.slice(0, depth + 1).join('/'),
          name: part,
          count: null,
          kind: tag.kind,
          children: new Map(),
        };
        siblings.set(key, node);
      }
      siblings = node.children;
    }
    if (node !== undefined) node.count = (node.count ?? 0) + tag.count;
  }
  return finish(roots);
}

function finish(siblings: ReadonlyMap<string, GrowingNode>): TagNode[] {
  return [...siblings.values()]
    .map(({ path, name, count, kind, children }) => ({ path, name, count, kind, children: finish(children) }))
    .toSorted((a, b) => a.name.localeCompare(b.name, 'en', { sensitivity: 'base', numeric: true }));
}
