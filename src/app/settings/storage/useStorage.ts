/** How much this site stores in the browser, all profiles together, and what the browser allows and promises. */
import { useQuery } from '@tanstack/react-query';

export const STORAGE_KEY = ['storage-estimate'];

async function readStorage() {
  const [estimate, persisted] = await Promise.all([
    navigator.storage.estimate(),
    navigator.storage.persisted(),
  ]);
  return { usedBytes: estimate.usage ?? null, quotaBytes: estimate.quota ?? null, persisted };
}

export function useStorage() {
  return useQuery({
    queryKey: STORAGE_KEY,
    queryFn: readStorage,
    staleTime: 0,
    meta: { collections: ['photos'] },
  });
}
