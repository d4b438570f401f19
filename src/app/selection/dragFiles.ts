/**
 * Selected photos as files to drag out of the window. A drag takes what is there when it begins, so originals are read at the
 * press before it, up to a limit. What the place they are dropped on gets is the browser's affair: Chromium and its like
 * write `DownloadURL` to a folder, one file to a drag, so that several go as a zip; other pages take the files themselves.
 */
import { createFileNames } from '../../core/backup/paths.ts';
import type { PhotoId } from '../../core/photo.ts';
import type { Library } from '../../library/library.ts';

/** What is read for a drag that may never begin. */
export const MOST_DRAGGED_BYTES = 100_000_000;
const MOST_DRAGGED_PHOTOS = 100;

export interface DraggedFiles {
  /** Each photo by itself, names all different. */
  readonly files: readonly File[];
  /** What a folder gets: the one file, or the zip of them all. */
  readonly download: File;
}

export type DragFilesResult =
  | ({ readonly ok: true } & DraggedFiles)
  | { readonly ok: false; readonly reason: 'too-much'; readonly mostBytes: number }
  | { readonly ok: false; readonly reason: 'unreadable' };

const TOO_MUCH = { ok: false, reason: 'too-much', mostBytes: MOST_DRAGGED_BYTES } as const;

/**
 * Reads the originals. Photos that cannot be read are left out; `unreadable` where none can.
 * @param zipName of the zip, where there are several
 */
export async function readDragFiles(
  { photos }: { readonly photos: Pick<Library['photos'], 'readMany' | 'openOriginal'> },
  ids: readonly PhotoId[],
  zipName: string,
): Promise<DragFilesResult> {
  if (ids.length > MOST_DRAGGED_PHOTOS) return TOO_MUCH;
  const facts = [...(await photos.readMany(ids)).values()];
  if (facts.reduce((sum, { bytes }) => sum + bytes, 0) > MOST_DRAGGED_BYTES) {
    return TOO_MUCH;
  }
  const nextName = createFileNames();
  const files: File[] = [];
  for (const { id, fileName, mimeType, taken } of facts) {
    const original = await photos.openOriginal(id);
    if (!original.ok) continue;
    files.push(
      new File([original.bytes], nextName(fileName), { type: mimeType, lastModified: taken.epochMs }),
    );
  }
  const [first] = files;
  if (first === undefined) return { ok: false, reason: 'unreadable' };
  return { ok: true, files, download: files.length === 1 ? first : await toZip(files, zipName) };
}

async function toZip(files: readonly File[], name: string): Promise<File> {
  // With the first drag of several.
  const { createZipWriter } = await import('../../pipeline/zipWriter.ts');
  const parts: Array<Uint8Array<ArrayBuffer>> = [];
  const writer = createZipWriter(
    new WritableStream<Uint8Array>({
      write(chunk) {
        parts.push(chunk.slice());
      },
    }),
  );
  for (const file of files) {
    await writer.add(file.name, new Uint8Array(await file.arrayBuffer()), file.lastModified);
  }
  await writer.close();
  return new File(parts, name, { type: 'application/zip' });
}
