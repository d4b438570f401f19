/** The download of selected photos that is on, if there is one. It goes on while one looks at other pages. */
import { create } from 'zustand';
import type { DownloadZipProgress } from '../../pipeline/downloadZip.ts';

interface Download {
  readonly photos: number;
  /** Null before the first photo. */
  readonly progress: DownloadZipProgress | null;
  readonly stop: () => void;
}

interface DownloadView {
  readonly download: Download | null;
}

export const useDownload = create<DownloadView>()(() => ({ download: null }));
