/** Dragging selected photos out of the window, as files. What can come of it: see dragFiles.ts. */
import { useEffect, useLayoutEffect, useRef, type RefObject } from 'react';
import type { PhotoId } from '../../core/photo.ts';
import { useDeps } from '../depsContext.ts';
import { useToasts } from '../frame/toasts.ts';
import { text } from '../messages.ts';
import { useView } from '../viewStore.ts';
import type { DragFilesResult } from './dragFiles.ts';
import styles from './DragImage.module.css';
import { selectionText } from './messages.ts';
import { OWN_PHOTOS_TYPE } from './ownPhotosType.ts';

/** A download from a dropped address may begin late and last. */
const URL_KEPT_MS = 600_000;

/** With the first selection: between a press and the drag there is no time for it. */
const loadDragFiles = () => import('./dragFiles.ts');

interface Prepared {
  readonly selected: ReadonlySet<PhotoId>;
  /** Null while they are being read. */
  files: DragFilesResult | null;
}

/** Photos of the grid whose links are draggable are dragged out as files. */
export function useDragOut(rootRef: RefObject<HTMLElement | null>, selected: ReadonlySet<PhotoId>): void {
  const { library, nowMs } = useDeps();
  const showToast = useToasts((view) => view.showToast);
  const latest = useRef(selected);
  useLayoutEffect(() => {
    latest.current = selected;
  });

  useEffect(() => {
    const root = rootRef.current;
    if (root === null) return undefined;
    let prepared: Prepared | null = null;
    let isMouse = false;
    let isLoading = false;
    // Nothing is held for a selection that is gone.
    const stopFollowing = useView.subscribe(({ selection }) => {
      if (prepared !== null && prepared.selected !== selection.ids) prepared = null;
      if (selection.ids.size === 0 || isLoading) return;
      isLoading = true;
      // Where it fails the drag says so.
      loadDragFiles().catch(() => undefined);
    });

    const prepare = async (wanted: ReadonlySet<PhotoId>): Promise<void> => {
      const mine: Prepared = { selected: wanted, files: null };
      prepared = mine;
      try {
        const { readDragFiles } = await loadDragFiles();
        const day = new Date(nowMs()).toLocaleDateString('sv');
        mine.files = await readDragFiles(library, [...wanted], selectionText.zipName(day));
      } catch (error) {
        prepared = null;
        console.warn(error);
      }
    };
    const press = ({ target, pointerType, button }: PointerEvent): void => {
      isMouse = pointerType === 'mouse' && button === 0;
      if (!isMouse || !isDraggable(target) || prepared?.selected === latest.current) return;
      void prepare(latest.current);
    };
    const begin = (event: DragEvent): void => {
      if (!isDraggable(event.target) || event.dataTransfer === null) return;
      if (!isMouse) {
        // A finger held on a photo selects.
        event.preventDefault();
        return;
      }
      const files = prepared?.selected === latest.current ? prepared.files : null;
      if (files?.ok !== true) {
        event.preventDefault();
        showToast({ text: explain(files) });
        return;
      }
      fill(event.dataTransfer, files.files, files.download);
    };
    root.addEventListener('pointerdown', press);
    root.addEventListener('dragstart', begin);
    return () => {
      stopFollowing();
      root.removeEventListener('pointerdown', press);
      root.removeEventListener('dragstart', begin);
    };
  }, [rootRef, library, nowMs, showToast]);
}

function isDraggable(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('a[draggable=true]') !== null;
}

function explain(files: DragFilesResult | null): string {
  if (files === null || files.ok) return selectionText.dragPreparing;
  return files.reason === 'too-much'
    ? selectionText.dragTooMuch(files.mostBytes)
    : selectionText.nothingDownloaded;
}

function fill(transfer: DataTransfer, files: readonly File[], download: File): void {
  const url = URL.createObjectURL(download);
  setTimeout(() => {
    URL.revokeObjectURL(url);
  }, URL_KEPT_MS);
  // The link's own address would be what a folder gets from browsers that know nothing better.
  transfer.clearData();
  transfer.effectAllowed = 'copy';
  transfer.setData(OWN_PHOTOS_TYPE, String(files.length));
  transfer.setData('DownloadURL', `${download.type}:${download.name}:${url}`);
  for (const file of files) transfer.items.add(file);
  showCount(transfer, files.length);
}

/** Under the pointer: how many they are. */
function showCount(transfer: DataTransfer, photos: number): void {
  if (photos === 1) return;
  const image = document.createElement('div');
  image.className = styles['count'] ?? '';
  image.textContent = text.selected(photos);
  document.body.append(image);
  transfer.setDragImage(image, 0, 0);
  // The picture of it has been taken by then.
  setTimeout(() => {
    image.remove();
  });
}
