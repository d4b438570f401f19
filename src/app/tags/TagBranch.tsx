/** Tags side by side and what is nested in them. Pictures and counts of parents are read for what is on the screen only. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Pencil, Shapes, Tag as TagIcon, Trash2 } from 'lucide-react';
import { useEffect, useRef, useState, type RefObject } from 'react';
import { categoryKey } from '../../core/category.ts';
import type { PhotoId } from '../../core/photo.ts';
import { IconButton } from '../controls/Button.tsx';
import { usePhotoLists } from '../depsContext.ts';
import { useImageUrl, usePictures } from '../pictures/useImageUrl.ts';
import { useConfig } from '../settings/useConfig.ts';
import { tagsText } from './messages.ts';
import type { TagDoing } from './TagQuestion.tsx';
import type { TagNode } from './tagTree.ts';
import styles from './TagsPage.module.css';

interface TagBranchProps {
  readonly nodes: readonly TagNode[];
  readonly onDo: (doing: TagDoing) => void;
}

export function TagBranch({ nodes, onDo }: TagBranchProps) {
  return (
    <ul className={styles['branch']}>
      {nodes.map((node) => (
        <li key={node.path}>
          <TagRow node={node} onDo={onDo} />
          {node.children.length > 0 && <TagBranch nodes={node.children} onDo={onDo} />}
        </li>
      ))}
    </ul>
  );
}

function TagRow({ node, onDo }: { readonly node: TagNode; readonly onDo: TagBranchProps['onDo'] }) {
  const rowRef = useRef<HTMLDivElement>(null);
  const wasSeen = useWasSeen(rowRef);
  const lists = usePhotoLists();
  // One photo may carry several tags of a branch, so that a parent's photos are counted by reading them.
  const { data: summary } = useQuery({
    queryKey: ['tags', 'summary', node.path],
    queryFn: ({ signal }) => lists.readSummary({ tagPath: node.path }, signal),
    enabled: wasSeen,
    meta: { collections: ['links', 'photos', 'tags'] },
  });
  const count = node.children.length > 0 ? summary?.count : (node.count ?? summary?.count);
  return (
    <div ref={rowRef} className={styles['row']}>
      <span className={styles['cover']} aria-hidden="true">
        {summary === undefined || summary.coverId === null ? <TagIcon /> : <Cover id={summary.coverId} />}
      </span>
      <Link
        to="/tags/$"
        params={{ _splat: node.path }}
        aria-label={node.path}
        data-tag-path={node.path}
        className={styles['link']}
      >
        <bdi>{node.name}</bdi>
      </Link>
      <span className={styles['count']}>{count === undefined ? '' : tagsText.photos(count)}</span>
      <span className={styles['actions']}>
        {node.isOwn ? (
          <OwnActions path={node.path} onDo={onDo} />
        ) : (
          <CategoryActions node={node} onDo={onDo} />
        )}
      </span>
    </div>
  );
}

function Cover({ id }: { readonly id: PhotoId }) {
  const url = useImageUrl(usePictures().thumbnails, id);
  return url === null ? null : <img src={url} alt="" decoding="async" />;
}

function OwnActions({ path, onDo }: { readonly path: string; readonly onDo: TagBranchProps['onDo'] }) {
  return (
    <>
      <IconButton
        label={tagsText.rename(path)}
        icon={<Pencil />}
        onClick={() => {
          onDo({ kind: 'rename', path });
        }}
      />
      <DeleteButton path={path} onDo={onDo} />
    </>
  );
}

function DeleteButton({ path, onDo }: { readonly path: string; readonly onDo: TagBranchProps['onDo'] }) {
  return (
    <IconButton
      label={tagsText.remove(path)}
      icon={<Trash2 />}
      onClick={() => {
        onDo({ kind: 'delete', path });
      }}
    />
  );
}

/** A category's tag follows its category, and may go once that has. */
function CategoryActions({ node, onDo }: { readonly node: TagNode; readonly onDo: TagBranchProps['onDo'] }) {
  const { data: config } = useConfig();
  const key = node.categoryKey;
  if (key === null || config === undefined) return null;
  const category = config.document.classification.categories.find(({ name }) => categoryKey(name) === key);
  if (category === undefined) {
    return node.children.length > 0 ? null : <DeleteButton path={node.path} onDo={onDo} />;
  }
  return (
    <Link
      to="/settings/$tab"
      params={{ tab: 'categories' }}
      state={{ editCategory: key }}
      aria-label={tagsText.toCategory(category.name)}
      title={tagsText.toCategory(category.name)}
      className={styles['category']}
    >
      <Shapes aria-hidden="true" />
    </Link>
  );
}

/** True from the first time it comes near the screen. */
function useWasSeen(ref: RefObject<HTMLElement | null>): boolean {
  const [wasSeen, setSeen] = useState(false);
  useEffect(() => {
    const element = ref.current;
    if (element === null || wasSeen) return undefined;
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) setSeen(true);
      },
      { rootMargin: '200px' },
    );
    observer.observe(element);
    return () => {
      observer.disconnect();
    };
  }, [ref, wasSeen]);
  return wasSeen;
}
