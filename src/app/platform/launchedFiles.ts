/** Pictures the system opens with the installed app, as files of the File Handling API (Chromium; WICG, "Launch Handler API"). */
import type { ImportItem } from '../../pipeline/importPhotos.ts';

interface LaunchQueue {
  setConsumer(consumer: (launch: { readonly files?: readonly FileSystemHandle[] }) => void): void;
}

// In no TypeScript library yet, and absent from other browsers.
const { launchQueue } = globalThis as typeof globalThis & { readonly launchQueue?: LaunchQueue };

export const canOpenFiles = launchQueue !== undefined;

/** Gives each launch with files to `onFiles`, those that came before this call first. */
export function followLaunches(onFiles: (files: Promise<ImportItem[]>) => void): void {
  launchQueue?.setConsumer(({ files = [] }) => {
    const handles = files.filter((handle) => handle instanceof FileSystemFileHandle);
    if (handles.length > 0) onFiles(readFiles(handles));
  });
}

async function readFiles(handles: readonly FileSystemFileHandle[]): Promise<ImportItem[]> {
  const files = await Promise.all(handles.map((handle) => handle.getFile()));
  return files.map((file) => ({ file, path: file.name }));
}
