/** The Tags page: every tag as a tree, with the number of photos that carry it. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Tag as TagIcon, Tags as TagsIcon } from 'lucide-react';
import { buttonClass } from '../controls/Button.tsx';
import { EmptyState } from '../controls/EmptyState.tsx';
import { useDeps, usePhotoLists } from '../depsContext.ts';
import { Page } from '../frame/Page.tsx';
import { tagsText } from './messages.ts';
import { buildTagTree, type TagNode } from './tagTree.ts';
import styles from './TagsPage.module.css';

export function TagsPage() {
  const { library } = useDeps();
  const tags = useQuery({
    queryKey: ['tags', 'tree'],
    queryFn: async () => {
      const all = await library.tags.readAll();
      return buildTagTree(all.filter(({ count }) => count > 0));
    },
    meta: { collections: ['links', 'photos'] },
  });
  return (
    <Page title={tagsText.heading} width="text">
      {tags.isError && <p role="alert">{tagsText.failedTitle}</p>}
      {tags.data?.length === 0 && (
        <EmptyState
          title={tagsText.emptyTitle}
          icon={<TagsIcon />}
          actions={
            <Link to="/settings/$tab" params={{ tab: 'categories' }} className={buttonClass('primary')}>
              {tagsText.toCategories}
            </Link>
          }
        >
          <p>{tagsText.empty}</p>
        </EmptyState>
      )}
      {tags.data !== undefined && tags.data.length > 0 && (
        <div className={styles['card']}>
          <TagBranch nodes={tags.data} />
        </div>
      )}
    </Page>
  );
}

function TagBranch({ nodes }: { readonly nodes: readonly TagNode[] }) {
  return (
    <ul className={styles['branch']}>
      {nodes.map((node) => (
        <li key={node.path}>
          <div className={styles['row']}>
            <Link
              to="/tags/$"
              params={{ _splat: node.path }}
              aria-label={node.path}
              className={styles['link']}
            >
              <TagIcon aria-hidden="true" />
              <bdi>{node.name}</bdi>
            </Link>
            <TagCount node={node} />
          </div>
          {node.children.length > 0 && <TagBranch nodes={node.children} />}
        </li>
      ))}
    </ul>
  );
}

/** Photos below the tag. A parent's is counted by reading them: one photo may carry several of its children. */
function TagCount({ node }: { readonly node: TagNode }) {
  const lists = usePhotoLists();
  const isParent = node.children.length > 0;
  const below = useQuery({
    queryKey: ['tags', 'count', node.path],
    queryFn: ({ signal }) => lists.readCount({ tagPath: node.path }, signal),
    enabled: isParent,
    meta: { collections: ['links', 'photos'] },
  });
  const count = isParent ? below.data : node.count;
  return (
    <span className={styles['count']}>
      {count === undefined || count === null ? '' : tagsText.photos(count)}
    </span>
  );
}
