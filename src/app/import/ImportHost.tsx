/**
 * Every way photos come in: the two file inputs behind the buttons, a drop anywhere on the window, and paste. Mounted
 * once, around the pages, so that an import outlives the page it was started from.
 */
import { useEffect, useMemo, useRef, useState, type ReactNode, type RefObject } from 'react';
import { filesOfList, filesOfTransfer } from '../../media/droppedFiles.ts';
import type { ImportItem } from '../../pipeline/importPhotos.ts';
import { useAppParts } from '../depsContext.ts';
import { text } from '../messages.ts';
import { OWN_PHOTOS_TYPE } from '../selection/ownPhotosType.ts';
import { DropOverlay } from './DropOverlay.tsx';
import { createImporter, type Importer } from './importer.ts';
import { ImportActionsContext } from './importerContext.ts';

/** What the picker offers first. Anything may be dropped: what a file is, is decided by its content. */
const ACCEPT = 'image/*,.heic,.heif,.hif,.tif,.tiff,.avif';

export function ImportHost({ children }: { readonly children: ReactNode }) {
  const parts = useAppParts();
  const [importer] = useState(() => createImporter(parts));
  const photosRef = useRef<HTMLInputElement>(null);
  const folderRef = useRef<HTMLInputElement>(null);
  const actions = useMemo(
    () => ({
      importer,
      pickPhotos: () => photosRef.current?.click(),
      pickFolder: () => folderRef.current?.click(),
    }),
    [importer],
  );
  const isDragging = useFileDrop(importer);
  useFilePaste(importer);

  return (
    <ImportActionsContext value={actions}>
      {children}
      <FileInput inputRef={photosRef} label={text.addPhotos} importer={importer} accept={ACCEPT} multiple />
      <FileInput inputRef={folderRef} label={text.addFolder} importer={importer} webkitdirectory="" />
      {isDragging && <DropOverlay />}
    </ImportActionsContext>
  );
}

interface FileInputProps {
  readonly inputRef: RefObject<HTMLInputElement | null>;
  readonly label: string;
  readonly importer: Importer;
  readonly accept?: string;
  readonly multiple?: boolean;
  readonly webkitdirectory?: string;
}

function FileInput({ inputRef, label, importer, ...attributes }: FileInputProps) {
  return (
    <input
      ref={inputRef}
      type="file"
      hidden
      tabIndex={-1}
      aria-label={label}
      {...attributes}
      onChange={(event) => {
        const items = filesOfList(event.target.files ?? []);
        // Emptied, so that picking the same files once more is a change again.
        event.target.value = '';
        if (items.length > 0) importer.add(items);
      }}
    />
  );
}

/** Called in the event's own turn: the first step of the walk takes the entries before the browser empties them. */
async function readTransfer(transfer: DataTransfer): Promise<ImportItem[]> {
  const items: ImportItem[] = [];
  for await (const item of filesOfTransfer(transfer)) items.push(item);
  return items;
}

function carriesFiles(transfer: DataTransfer | null): transfer is DataTransfer {
  // Photos dragged out of the library are no new ones.
  return transfer?.types.includes('Files') === true && !transfer.types.includes(OWN_PHOTOS_TYPE);
}

/** Takes files dropped anywhere; true while some are held over the window. */
function useFileDrop(importer: Importer): boolean {
  const [isDragging, setDragging] = useState(false);

  useEffect(() => {
    const listening = new AbortController();
    const options = { signal: listening.signal };
    // dragenter and dragleave come for every element crossed: only the last leave empties the count.
    let depth = 0;
    const end = (): void => {
      depth = 0;
      setDragging(false);
    };
    addEventListener(
      'dragenter',
      (event) => {
        if (!carriesFiles(event.dataTransfer)) return;
        event.preventDefault();
        depth += 1;
        setDragging(true);
      },
      options,
    );
    addEventListener(
      'dragleave',
      (event) => {
        if (!carriesFiles(event.dataTransfer)) return;
        depth -= 1;
        if (depth <= 0) end();
      },
      options,
    );
    addEventListener(
      'dragover',
      (event) => {
        if (!carriesFiles(event.dataTransfer)) return;
        event.preventDefault();
        event.dataTransfer.dropEffect = 'copy';
      },
      options,
    );
    addEventListener(
      'drop',
      (event) => {
        if (!carriesFiles(event.dataTransfer)) return;
        end();
        // The search field takes what is dropped on it.
        if (event.defaultPrevented) return;
        event.preventDefault();
        importer.add(readTransfer(event.dataTransfer));
      },
      options,
    );
    return () => {
      listening.abort();
    };
  }, [importer]);

  return isDragging;
}

/** Takes pictures from the clipboard, except where text is being written. */
function useFilePaste(importer: Importer): void {
  useEffect(() => {
    const paste = (event: ClipboardEvent): void => {
      if (event.target instanceof HTMLElement && event.target.matches('input, textarea, [contenteditable]'))
        return;
      if (!carriesFiles(event.clipboardData)) return;
      event.preventDefault();
      importer.add(readTransfer(event.clipboardData));
    };
    addEventListener('paste', paste);
    return () => {
      removeEventListener('paste', paste);
    };
  }, [importer]);
}
