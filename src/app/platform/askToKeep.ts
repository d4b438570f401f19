/**
 * Asks the browser to keep the library for good: once, after the first photos were added, when there is something to keep
 * and a person (whom Firefox asks) knows what it is about.
 */
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useImports } from '../import/importer.ts';
import { isUnderWay, sumSession } from '../import/importSession.ts';
import { STORAGE_KEY as ESTIMATE_KEY } from '../settings/storage/useStorage.ts';

const STORAGE_KEY = 'winnow-asked-to-keep';

export function useAskToKeep(): void {
  const queryClient = useQueryClient();
  const hasImported = useImports(
    ({ session }) => session !== null && !isUnderWay(session) && sumSession(session).imported > 0,
  );
  useEffect(() => {
    if (!hasImported) return;
    askOnce()
      .then(() => queryClient.invalidateQueries({ queryKey: ESTIMATE_KEY }))
      .catch((error: unknown) => {
        console.warn('Winnow: the browser could not be asked to keep the library.', error);
      });
  }, [hasImported, queryClient]);
}

async function askOnce(): Promise<void> {
  if (localStorage.getItem(STORAGE_KEY) !== null || (await navigator.storage.persisted())) return;
  localStorage.setItem(STORAGE_KEY, 'yes');
  await navigator.storage.persist();
}
