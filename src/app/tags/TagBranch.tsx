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
  const category = useCategoryOf(node);
  // A category's tag follows its category, and may go once that has.
  const isOrphan = category === 'gone' && node.children.length === 0;
  const count = node.children.length > 0 ? summary?.count : (node.count ?? summary?.count);
  return (
    <div ref={rowRef} className={styles['row']}>
      <span className={styles['cover']} aria-hidden="true">
        {summary === undefined || summary.coverId === null ? <TagIcon /> : <Cover id={summary.coverId} />}
      </span>
      <span className={styles['names']}>
        <Link
          to="/tags/$"
          params={{ _splat: node.path }}
          aria-label={node.path}
          data-tag-path={node.path}
          className={styles['link']}
        >
          <bdi>{node.name}</bdi>
        </Link>
        {category !== null && <CategoryNote category={category} />}
      </span>
      <span className={styles['count']}>{count === undefined ? '' : tagsText.photos(count)}</span>
      <span className={styles['actions']}>
        {node.isOwn && <RenameButton path={node.path} onDo={onDo} />}
        {(node.isOwn || isOrphan) && <DeleteButton path={node.path} onDo={onDo} />}
      </span>
    </div>
  );
}

function Cover({ id }: { readonly id: PhotoId }) {
  const url = useImageUrl(usePictures().thumbnails, id);
  return url === null ? null : <img src={url} alt="" decoding="async" />;
}

interface ButtonProps extends Pick<TagBranchProps, 'onDo'> {
  readonly path: string;
}

function RenameButton({ path, onDo }: ButtonProps) {
  return (
    <IconButton
      label={tagsText.rename(path)}
      icon={<Pencil />}
      onClick={() => {
        onDo({ kind: 'rename', path });
      }}
    />
  );
}

function DeleteButton({ path, onDo }: ButtonProps) {
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

type CategoryOfTag = { readonly key: string; readonly name: string } | 'gone';

/** Null for tags that are no category's, and until it is known. */
function useCategoryOf({ categoryKey: key }: TagNode): CategoryOfTag | null {
  const { data: config } = useConfig();
  if (key === null || config === undefined) return null;
  const category = config.document.classification.categories.find(({ name }) => categoryKey(name) === key);
  return category === undefined ? 'gone' : { key, name: category.name };
}

function CategoryNote({ category }: { readonly category: CategoryOfTag }) {
  if (category === 'gone') return <span className={styles['note']}>{tagsText.orphan}</span>;
  return (
    <Link
      to="/settings/$tab"
      params={{ tab: 'categories' }}
      state={{ editCategory: category.key }}
      className={styles['category']}
    >
      <Shapes aria-hidden="true" />
      {tagsText.toCategory}
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
