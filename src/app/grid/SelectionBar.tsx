/** Takes the top bar's place while photos are selected: how many, and what can be done with them. */
import { Archive, Images, ListChecks, ScanSearch, Trash2, Undo2, X } from 'lucide-react';
import type { ReactElement } from 'react';
import type { Visibility } from '../../core/photo.ts';
import type { ListColumns } from '../../lists/photoLists.ts';
import { Button, IconButton } from '../controls/Button.tsx';
import { listSourceKey, type ListSource } from '../listSource.ts';
import { text } from '../messages.ts';
import { searchLike, useGoSearch } from '../search/useGoSearch.ts';
import { AddAsExample } from '../settings/rules/AddAsExample.tsx';
import { useSelection, useView } from '../viewStore.ts';
import styles from './SelectionBar.module.css';
import { useMovePhotos } from './useMovePhotos.ts';

interface SelectionBarProps {
  readonly source: ListSource;
  readonly photos: ListColumns;
}

const MOVES = {
  archive: { label: text.moveToArchive, icon: <Archive /> },
  timeline: { label: text.moveToTimeline, icon: <Images /> },
  restore: { label: text.restore, icon: <Undo2 /> },
  trash: { label: text.moveToTrash, icon: <Trash2 /> },
} as const;

const MOVES_BY_LIST = {
  timeline: ['archive', 'trash'],
  archive: ['timeline', 'trash'],
  tag: ['archive', 'timeline', 'trash'],
  favourites: ['archive', 'timeline', 'trash'],
  search: ['archive', 'timeline', 'trash'],
  trash: ['restore'],
} as const;

export function SelectionBar({ source, photos }: SelectionBarProps) {
  const list = listSourceKey(source);
  const selected = useSelection(list);
  const select = useView((view) => view.select);
  const clearSelection = useView((view) => view.clearSelection);
  const movePhotos = useMovePhotos();
  const goSearch = useGoSearch();

  const move = async (to: Visibility): Promise<void> => {
    if (await movePhotos([...selected], to)) clearSelection();
  };
  return (
    <header className={styles['bar']}>
      <IconButton label={text.clearSelection} icon={<X />} onClick={clearSelection} />
      <output className={styles['count']}>{text.selected(selected.size)}</output>
      <div role="toolbar" aria-label={text.selected(selected.size)} className={styles['actions']}>
        {selected.size < photos.ids.length && (
          <BarAction
            label={text.selectAll}
            icon={<ListChecks />}
            onClick={() => {
              select(list, new Set(photos.ids));
            }}
          />
        )}
        {source.kind !== 'trash' && (
          <BarAction
            label={text.moreLikeThis}
            icon={<ScanSearch />}
            onClick={() => {
              goSearch(searchLike(selected));
            }}
          />
        )}
        {MOVES_BY_LIST[source.kind].map((kind) => (
          <BarAction
            key={kind}
            {...MOVES[kind]}
            onClick={() => {
              void move(kind === 'restore' ? 'timeline' : kind);
            }}
          />
        ))}
        {source.kind !== 'trash' && (
          <AddAsExample
            photoIds={[...selected]}
            onAdded={clearSelection}
            look="bar"
            className={styles['action']}
            labelClassName={styles['label']}
          />
        )}
      </div>
    </header>
  );
}

interface BarActionProps {
  readonly label: string;
  readonly icon: ReactElement;
  readonly onClick: () => void;
}

/** An icon with its word beside it where there is room. */
function BarAction({ label, icon, onClick }: BarActionProps) {
  return (
    <Button
      variant="bare"
      className={styles['action']}
      icon={icon}
      aria-label={label}
      title={label}
      onClick={onClick}
    >
      <span className={styles['label']}>{label}</span>
    </Button>
  );
}
