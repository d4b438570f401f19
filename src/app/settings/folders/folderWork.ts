/**
 * Linked folders at work: looking through them, asking for permission, unlinking. It lives as long as the app. A folder is
 * worked on by one window at a time, which a Web Lock sees to.
 */
import { create } from 'zustand';
import type { FolderId } from '../../../core/linkedFile.ts';
import { reasonOf } from '../../../core/reasonOf.ts';
import { askPermission, readPermission, troubleOf } from '../../../library/directoryHandle.ts';
import type { LinkedFolder } from '../../../library/library.ts';
import { walkFolder } from '../../../media/linkedFolder.ts';
import type { CopyResult } from '../../../pipeline/folderCopies.ts';
import type { FolderSummary, FolderSyncResult } from '../../../pipeline/folderSync.ts';
import type { AppParts } from '../../depsContext.ts';
import { useToasts } from '../../frame/toasts.ts';
import type { Importer } from '../../import/importer.ts';
import { foldersText } from './messages.ts';

/** What is being done with a folder in this window. */
export type FolderWork =
  | { readonly kind: 'looking'; readonly files: number; readonly stop: () => void }
  | { readonly kind: 'reading'; readonly stop: () => void }
  | {
      readonly kind: 'copying';
      readonly done: number;
      readonly total: number;
      readonly stop: () => void;
    };

export interface FolderStatus {
  /** Null until it was asked. */
  readonly permission: PermissionState | null;
  readonly work: FolderWork | null;
  /** What came of the last look in this window. */
  readonly last: FolderSyncResult | null;
}

export const NO_STATUS: FolderStatus = { permission: null, work: null, last: null };

interface FoldersView {
  readonly byId: ReadonlyMap<FolderId, FolderStatus>;
  /** The person said "Later" to the bar that asks for permission. */
  readonly isBarPutOff: boolean;
}

export const useFolderWork = create<FoldersView>()(() => ({ byId: new Map(), isBarPutOff: false }));

export function putOffFolderBar(): void {
  useFolderWork.setState({ isBarPutOff: true });
}

function edit(id: FolderId, change: Partial<FolderStatus>): void {
  useFolderWork.setState(({ byId }) => ({
    byId: new Map(byId).set(id, { ...(byId.get(id) ?? NO_STATUS), ...change }),
  }));
}

export interface FolderControls {
  /** Looks through every folder that may be read, and finds out which may not. Says nothing where nothing has changed. */
  readonly start: () => Promise<void>;
  readonly link: (handle: FileSystemDirectoryHandle) => Promise<void>;
  /** Looks through a folder because a person wants to know. */
  readonly lookAgain: (folder: LinkedFolder) => Promise<void>;
  /** Asks for permission, and looks through what may be read then. Only in the turn of a click. */
  readonly allow: (folders: readonly LinkedFolder[]) => Promise<void>;
  /** Takes originals into the library; null where another window is at work on the folder. */
  readonly copyOriginals: (folder: LinkedFolder) => Promise<CopyResult | null>;
}

function say(text: string): void {
  useToasts.getState().showToast({ text });
}

type Parts = Pick<AppParts, 'deps' | 'profiles'>;

export function createFolderControls({ deps, profiles }: Parts, importer: Importer): FolderControls {
  const { library } = deps;
  /** Does it unless this window or another is at work on the folder; null then. */
  async function alone<T>(folder: LinkedFolder, work: (signal: AbortSignal, stop: () => void) => Promise<T>) {
    const name = `winnow-folder-${profiles.current.id}-${String(folder.id)}`;
    return navigator.locks.request(name, { ifAvailable: true }, async (lock): Promise<T | null> => {
      if (lock === null) return null;
      const stopping = new AbortController();
      try {
        return await work(stopping.signal, () => {
          stopping.abort();
        });
      } finally {
        edit(folder.id, { work: null });
      }
    });
  }

  async function look(folder: LinkedFolder): Promise<FolderSyncResult | null> {
    const result = await alone(folder, async (signal, stop) => {
      edit(folder.id, { work: { kind: 'looking', files: 0, stop } });
      const [{ syncFolder }, { refuseByHead }] = await Promise.all([
        import('../../../pipeline/folderSync.ts'),
        import('../../../media/refuseHead.ts'),
      ]);
      const syncDeps = {
        library,
        walk: walkFolder,
        refuseByHead,
        readPermission,
        troubleOf,
        nowMs: deps.nowMs,
      };
      return syncFolder(syncDeps, folder, {
        signal,
        onLook: createPace((files) => {
          edit(folder.id, { work: { kind: 'looking', files, stop } });
        }),
        importFiles: (items, onFileEnd) => {
          edit(folder.id, { work: { kind: 'reading', stop: importer.cancel } });
          return importer.addAndFollow(items, onFileEnd);
        },
      });
    });
    if (result !== null) {
      const permission = !result.ok && result.reason === 'not-allowed' ? 'prompt' : 'granted';
      edit(folder.id, { last: result, permission });
    }
    return result;
  }

  async function lookAndSay(folder: LinkedFolder, isAsked: boolean): Promise<void> {
    const { name } = folder.handle;
    try {
      const result = await look(folder);
      if (result === null) return;
      if (!result.ok) {
        if (isAsked) say(foldersText.notLooked(name, result.reason));
      } else if (isAsked || hasNews(result.summary)) say(foldersText.looked(name, result.summary));
    } catch (error) {
      console.error(error);
      if (isAsked) say(foldersText.failed(reasonOf(error)));
    }
  }

  return {
    async start() {
      for (const folder of await library.folders.readAll()) {
        const permission = await readPermission(folder.handle);
        edit(folder.id, { permission });
        if (permission === 'granted') await lookAndSay(folder, false);
      }
    },

    async link(handle) {
      for (const { handle: other } of await library.folders.readAll()) {
        const path = await other.resolve(handle);
        if (path === null) continue;
        say(
          path.length === 0
            ? foldersText.alreadyLinked(handle.name)
            : foldersText.withinLinked(handle.name, other.name),
        );
        return;
      }
      const id = await library.folders.add(handle, deps.nowMs());
      const folder = (await library.folders.readAll()).find((each) => each.id === id);
      if (folder === undefined) return;
      say(foldersText.linked(handle.name));
      await lookAndSay(folder, true);
    },

    async lookAgain(folder) {
      // In the turn of a click, so the browser may ask as well.
      const permission = await askPermission(folder.handle);
      edit(folder.id, { permission });
      if (permission === 'granted') await lookAndSay(folder, true);
      else say(foldersText.stillNotAllowed(folder.handle.name));
    },

    async allow(folders) {
      const allowed: LinkedFolder[] = [];
      for (const folder of folders) {
        const permission = await askPermission(folder.handle);
        edit(folder.id, { permission });
        if (permission === 'granted') allowed.push(folder);
        else say(foldersText.stillNotAllowed(folder.handle.name));
      }
      for (const folder of allowed) await lookAndSay(folder, false);
    },

    copyOriginals: (folder) =>
      alone(folder, async (signal, stop) => {
        const { copyOriginals } = await import('../../../pipeline/folderCopies.ts');
        return copyOriginals(library, folder.id, {
          signal,
          onProgress: (done, total) => {
            edit(folder.id, { work: { kind: 'copying', done, total, stop } });
          },
        });
      }),
  };
}

/** What is missing still is no news; the card and the photos say it. */
function hasNews({ added, changed, moved, back }: FolderSummary): boolean {
  return added + changed + moved + back > 0;
}

const SHOW_EVERY_MS = 100;

/** Passes on a count that grows by thousands a second, now and then. */
function createPace(show: (count: number) => void): (count: number) => void {
  let shownAtMs = 0;
  return (count) => {
    const nowMs = performance.now();
    if (nowMs - shownAtMs < SHOW_EVERY_MS) return;
    shownAtMs = nowMs;
    show(count);
  };
}
