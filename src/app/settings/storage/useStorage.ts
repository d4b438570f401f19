/** How much this site stores in the browser, all profiles together, and what the browser allows and promises. */
import { useQuery } from '@tanstack/react-query';
import { create } from 'zustand';
import { useAppParts } from '../../depsContext.ts';

export const STORAGE_KEY = ['storage'];

async function readStorage() {
  const [estimate, persisted] = await Promise.all([
    navigator.storage.estimate(),
    navigator.storage.persisted(),
  ]);
  return { usedBytes: estimate.usage ?? null, quotaBytes: estimate.quota ?? null, persisted };
}

export function useStorage() {
  return useQuery({
    queryKey: [...STORAGE_KEY, 'estimate'],
    queryFn: readStorage,
    staleTime: 0,
    meta: { collections: ['photos'] },
  });
}

/** Photos counted so far: several cards ask for the same counting, and whichever came last started it. */
const useCounted = create<{ readonly photos: number }>()(() => ({ photos: 0 }));

/** Bytes by kind, counted when the page is opened; `counted` photos so far. */
export function useStorageUse() {
  const { storage } = useAppParts();
  const counted = useCounted(({ photos }) => photos);
  const use = useQuery({
    queryKey: [...STORAGE_KEY, 'use'],
    queryFn: ({ signal }) =>
      storage.measure(signal, (photos) => {
        useCounted.setState({ photos });
      }),
    staleTime: 0,
  });
  return { use, counted };
}
