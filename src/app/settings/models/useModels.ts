/** The Models page's reads: what is stored, what is being downloaded, which model is in use. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';
import type { ModelEntry } from '../../../core/model.ts';
import type { ModelChoice, ModelRef } from '../../../models/modelChoice.ts';
import type { StoredModel } from '../../../models/modelFileStore.ts';
import type { DownloadState } from '../../../models/models.ts';
import { useAppParts } from '../../depsContext.ts';
import type { ModelControls } from './modelControls.ts';

const STORED_KEY = ['stored-models'];

export function useModelControls(): ModelControls {
  return useAppParts().models;
}

/** Models there is something of on this device; null until that is read. */
export function useStoredModels(): readonly StoredModel[] | null {
  const { models } = useModelControls();
  const queryClient = useQueryClient();
  const { data } = useQuery({ queryKey: STORED_KEY, queryFn: () => models.list(), staleTime: 0 });
  useEffect(
    () => models.subscribe(() => void queryClient.invalidateQueries({ queryKey: STORED_KEY })),
    [models, queryClient],
  );
  return data ?? null;
}

export function useDownloads(): ReadonlyMap<string, DownloadState> {
  const { models } = useModelControls();
  return useSyncExternalStore(models.subscribe, models.readDownloads);
}

export function useModelChoice(): ModelChoice {
  const { choice } = useModelControls();
  return useSyncExternalStore(choice.subscribe, choice.read);
}

/** How a stored entry is named where a model is chosen. */
export function refOf({ id, revision }: ModelEntry & { readonly revision: string }): ModelRef {
  return { kind: 'stored', id, revision };
}

/** Bytes there are of a model. */
export function storedBytesOf({ files }: StoredModel): number {
  return files.reduce((sum, { storedBytes }) => sum + storedBytes, 0);
}
