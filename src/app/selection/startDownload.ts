/** Downloads photos: one as the file it was, several as a zip that is written bit by bit. */
import type { PhotoId } from '../../core/photo.ts';
import { reasonOf } from '../../core/reasonOf.ts';
import type { Deps } from '../../pipeline/deps.ts';
import { downloadZip, type DownloadZipResult } from '../../pipeline/downloadZip.ts';
import { chooseSaveTarget, offerDownload, saveInto } from '../saveTarget.ts';
import { useDownload } from './downloadStore.ts';
import { selectionDialogsText } from './dialogMessages.ts';
import { selectionText } from './messages.ts';

type Tell = (toast: { readonly text: string }) => void;
type DownloadDeps = Pick<Deps, 'library' | 'nowMs'>;

/** Begins in a person's click. One download at a time: another one asked for meanwhile is ignored. */
export async function startDownload(deps: DownloadDeps, ids: readonly PhotoId[], tell: Tell): Promise<void> {
  if (useDownload.getState().download !== null) return;
  try {
    const [only] = ids;
    if (only === undefined) return;
    if (ids.length === 1) await downloadOne(deps, only, tell);
    else await downloadSeveral(deps, ids, tell);
  } catch (error) {
    tell({
      text: selectionDialogsText.downloadFailed(reasonOf(error)),
    });
  }
}

async function downloadOne({ library }: DownloadDeps, id: PhotoId, tell: Tell): Promise<void> {
  const photo = await library.photos.read(id);
  const original = photo === null ? null : await library.photos.readOriginal(id);
  if (photo === null || original === null) tell({ text: selectionText.nothingDownloaded });
  else offerDownload(new Blob([original], { type: photo.mimeType }), photo.fileName);
}

async function downloadSeveral(deps: DownloadDeps, ids: readonly PhotoId[], tell: Tell): Promise<void> {
  const day = new Date(deps.nowMs()).toLocaleDateString('sv');
  const target = await chooseSaveTarget({
    fileName: selectionText.zipName(day),
    folder: 'downloads',
    memoryLimit: selectionDialogsText.memoryLimit,
  });
  if (target === null) return;
  const stopping = new AbortController();
  const show = (progress: NonNullable<ReturnType<typeof useDownload.getState>['download']>['progress']) => {
    useDownload.setState({
      download: {
        photos: ids.length,
        progress,
        stop: () => {
          stopping.abort();
        },
      },
    });
  };
  show(null);
  try {
    const result = await saveInto(target, (sink) =>
      downloadZip(deps, ids, sink, { signal: stopping.signal, onProgress: show }),
    );
    const said = describe(result);
    if (said !== null) tell({ text: said });
  } finally {
    useDownload.setState({ download: null });
  }
}

/** Null where a person stopped it, and knows. */
function describe(result: DownloadZipResult): string | null {
  if (!result.ok) {
    if (result.reason === 'not-written') return selectionDialogsText.downloadFailed(result.detail);
    if (result.reason === 'nothing-readable') return selectionText.nothingDownloaded;
    return result.reason === 'cancelled' ? null : selectionDialogsText.downloadFull;
  }
  const { photos, bytes, missing } = result;
  const done = selectionDialogsText.downloaded(photos, bytes);
  return missing.length === 0 ? done : `${done} ${selectionDialogsText.leftOut(missing)}`;
}
