/**
 * What can be done with selected photos, in the order of the bar. One list for the bar, its sheet, the keys and the
 * command palette; what an action does is decided here and nowhere else.
 */
import {
  Archive,
  Download,
  Heart,
  HeartOff,
  ImagePlus,
  Images,
  ListChecks,
  ScanSearch,
  Tag,
  TagX,
  Trash2,
  Undo2,
  type LucideIcon,
} from 'lucide-react';
import { lazy, Suspense, useState, type ReactNode } from 'react';
import type { PhotoId, Visibility } from '../../core/photo.ts';
import type { ListColumns } from '../../lists/photoLists.ts';
import { afterWords } from '../../messages/loadWords.ts';
import { useDeps } from '../depsContext.ts';
import { useAreFavourites } from '../favourites/favouriteIds.tsx';
import { favouritesText } from '../favourites/messages.ts';
import { useSetFavourite } from '../favourites/useSetFavourite.ts';
import { useToasts } from '../frame/toasts.ts';
import { useMovePhotos } from '../grid/useMovePhotos.ts';
import { listSourceKey, type ListSource } from '../listSource.ts';
import { text } from '../messages.ts';
import { searchLike, useGoSearch } from '../search/useGoSearch.ts';
import { useConfigMode } from '../settings/configuration/configMode.ts';
import { rulesText } from '../settings/rules/messages.ts';
import type { ShortcutName } from '../shortcuts/shortcuts.ts';
import { useDeleteQuestion } from '../trash/deleteQuestion.ts';
import { useView } from '../viewStore.ts';
import { selectionText } from './messages.ts';

const loadDialogs = () => afterWords(() => import('./selectionDialogs.ts'));
const TagDialog = lazy(async () => ({ default: (await loadDialogs()).TagDialog }));
const RemoveTagDialog = lazy(async () => ({ default: (await loadDialogs()).RemoveTagDialog }));
const ExampleDialog = lazy(async () => ({ default: (await loadDialogs()).ExampleDialog }));

export interface SelectionAction {
  readonly id: string;
  readonly label: string;
  readonly Icon: LucideIcon;
  readonly shortcut?: ShortcutName;
  /** `first` is in the bar on a phone too; `second` loses its word before it, `third` has none. */
  readonly rank: 'first' | 'second' | 'third';
  readonly run: () => void;
}

interface SelectedPhotos {
  readonly source: ListSource;
  readonly photos: ListColumns;
  readonly selected: ReadonlySet<PhotoId>;
}

type OpenDialog = 'tag' | 'untag' | 'example';
type Move = 'archive' | 'timeline' | 'trash' | 'restore';

const MOVES: Readonly<Record<Move, Omit<SelectionAction, 'run' | 'rank'>>> = {
  archive: {
    id: 'selection.archive',
    label: text.moveToArchive,
    Icon: Archive,
    shortcut: 'archiveSelection',
  },
  timeline: { id: 'selection.timeline', label: text.moveToTimeline, Icon: Images },
  restore: { id: 'selection.restore', label: text.restore, Icon: Undo2 },
  trash: { id: 'selection.trash', label: text.moveToTrash, Icon: Trash2, shortcut: 'trashSelection' },
};

const MOVES_BY_LIST: Readonly<Record<ListSource['kind'], readonly Move[]>> = {
  timeline: ['archive', 'trash'],
  archive: ['timeline', 'trash'],
  tag: ['archive', 'timeline', 'trash'],
  favourites: ['archive', 'timeline', 'trash'],
  search: ['archive', 'timeline', 'trash'],
  trash: ['restore'],
};

/** @returns the actions, and the dialog that one of them has opened */
export function useSelectionActions({ source, photos, selected }: SelectedPhotos): {
  readonly actions: readonly SelectionAction[];
  readonly dialog: ReactNode;
} {
  const list = listSourceKey(source);
  const deps = useDeps();
  const showToast = useToasts((view) => view.showToast);
  const select = useView((view) => view.select);
  const clearSelection = useView((view) => view.clearSelection);
  const movePhotos = useMovePhotos();
  const setFavourite = useSetFavourite();
  const areFavourites = useAreFavourites(selected);
  const askToDelete = useDeleteQuestion((view) => view.ask);
  const goSearch = useGoSearch();
  const canEditConfig = useConfigMode().kind !== 'file';
  const [open, setOpen] = useState<OpenDialog | null>(null);
  const ids = [...selected];

  const move = async (to: Visibility): Promise<void> => {
    clearSelection();
    if (!(await movePhotos(ids, to, source))) select(list, selected);
  };
  const opens = (name: OpenDialog) => (): void => {
    setOpen(name);
  };
  const download = async (): Promise<void> => {
    const { startDownload } = await afterWords(() => import('./startDownload.ts'));
    await startDownload(deps, ids, showToast);
  };

  const moves = MOVES_BY_LIST[source.kind].map((kind): SelectionAction => ({
    ...MOVES[kind],
    // On the page of the archive the same key goes the other way.
    ...(kind === 'timeline' && source.kind === 'archive' && { shortcut: 'archiveSelection' as const }),
    rank: 'first',
    run: () => {
      void move(kind === 'restore' ? 'timeline' : kind);
    },
  }));
  const downloads: SelectionAction = {
    id: 'selection.download',
    label: selectionText.download,
    Icon: Download,
    shortcut: 'downloadSelection',
    rank: 'second',
    run: () => {
      void download();
    },
  };
  const selects: SelectionAction = {
    id: 'selection.all',
    label: text.selectAll,
    Icon: ListChecks,
    shortcut: 'selectAll',
    rank: 'third',
    run: () => {
      select(list, new Set(photos.ids));
    },
  };
  const more = selected.size < photos.ids.length ? [selects] : [];
  const dialog = open !== null && (
    <Suspense>
      {open === 'tag' && <TagDialog photoIds={ids} onClose={() => setOpen(null)} />}
      {open === 'untag' && <RemoveTagDialog photoIds={ids} onClose={() => setOpen(null)} />}
      {open === 'example' && (
        <ExampleDialog photoIds={ids} onClose={() => setOpen(null)} onAdded={clearSelection} />
      )}
    </Suspense>
  );
  if (source.kind === 'trash') {
    const deletes: SelectionAction = {
      id: 'selection.delete',
      label: text.deleteForEver,
      Icon: Trash2,
      shortcut: 'trashSelection',
      rank: 'first',
      run: () => {
        askToDelete(ids);
      },
    };
    return { actions: [...moves, deletes, downloads, ...more], dialog };
  }

  return {
    actions: [
      {
        id: 'selection.favourite',
        label: areFavourites ? favouritesText.remove : favouritesText.add,
        Icon: areFavourites ? HeartOff : Heart,
        shortcut: 'favouriteSelection',
        rank: 'first',
        run: () => {
          setFavourite(ids, !areFavourites);
        },
      },
      {
        id: 'selection.tag',
        label: selectionText.tag,
        Icon: Tag,
        shortcut: 'tagSelection',
        rank: 'first',
        run: opens('tag'),
      },
      ...moves,
      downloads,
      {
        id: 'selection.untag',
        label: selectionText.removeTag,
        Icon: TagX,
        rank: 'third',
        run: opens('untag'),
      },
      {
        id: 'selection.like',
        label: text.moreLikeThis,
        Icon: ScanSearch,
        rank: 'third',
        run: () => {
          goSearch(searchLike(selected));
        },
      },
      ...(canEditConfig
        ? [
            {
              id: 'selection.example',
              label: rulesText.addAsExample,
              Icon: ImagePlus,
              rank: 'third',
              run: opens('example'),
            } as const,
          ]
        : []),
      ...more,
    ],
    dialog,
  };
}
