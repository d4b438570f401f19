/** Linked folders as queries. */
import { useQuery } from '@tanstack/react-query';
import type { FolderId } from '../../../core/linkedFile.ts';
import type { PhotoId } from '../../../core/photo.ts';
import { useDeps } from '../../depsContext.ts';

export function useLinkedFolders() {
  const { library } = useDeps();
  return useQuery({
    queryKey: ['folders'],
    queryFn: () => library.folders.readAll(),
    // Handles are the browser's own objects.
    structuralSharing: false,
  });
}

/** Files of a folder by what became of them. */
export function useFolderContents(id: FolderId) {
  const { library } = useDeps();
  return useQuery({
    queryKey: ['folderContents', id],
    queryFn: () => library.folders.readContents(id),
    meta: { collections: ['folders', 'photos'] },
  });
}

/** Where a photo's original is, looked up anew whenever it is shown: files come and go without telling. */
export function useOriginalPlace(id: PhotoId) {
  const { library } = useDeps();
  return useQuery({
    queryKey: ['originalPlace', id],
    queryFn: () => library.photos.locateOriginal(id),
    staleTime: 0,
    meta: { collections: ['folders', 'photos'] },
  });
}
