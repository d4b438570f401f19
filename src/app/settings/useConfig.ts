/**
 * Reads the configuration and the model in use, and saves edits. Saves wait for each other: two quick clicks are two
 * edits, the second made on what the first one saved.
 */
import { useMutation, useQuery } from '@tanstack/react-query';
import type { ConfigCause, ConfigDocument, ConfigSnapshot } from '../../core/config/document.ts';
import type { SaveConfigResult } from '../../library/library.ts';
import { saveConfig } from '../../pipeline/applyConfig.ts';
import { useDeps } from '../depsContext.ts';
import { readConfigMode } from './configuration/configMode.ts';
import { configurationText } from './configuration/messages.ts';

export function useConfig() {
  const { library } = useDeps();
  return useQuery({ queryKey: ['config'], queryFn: () => library.config.read() });
}

/** The model in use, once loaded; a failure is an answer here, so that the page can say it and offer another try. */
export function useModel() {
  const { encoder } = useDeps();
  return useQuery({
    queryKey: ['model'],
    queryFn: () => encoder.load(),
    staleTime: ({ state }) => (state.data?.ok === true ? Infinity : 0),
  });
}

export interface ConfigEdit {
  readonly edit: (document: ConfigDocument) => ConfigDocument;
  readonly cause: ConfigCause;
  /**
   * What the person was looking at when they began. Without it the edit is made on whatever is current, which is right
   * for a single click and wrong for a form that was open for a while.
   */
  readonly base?: ConfigSnapshot;
  /** The YAML text the document was read from. */
  readonly source?: string;
}

export interface SavedConfig {
  readonly before: ConfigSnapshot;
  readonly result: SaveConfigResult;
}

/** Rejects where a file decides about the configuration. */
export function useSaveConfig() {
  const deps = useDeps();
  return useMutation({
    scope: { id: 'config' },
    networkMode: 'always',
    mutationFn: async ({ edit, cause, base, source }: ConfigEdit): Promise<SavedConfig> => {
      if ((await readConfigMode()).kind === 'file') throw new Error(configurationText.fileRefuses);
      const before = base ?? (await deps.library.config.read());
      const result = await saveConfig(deps, edit(before.document), before.revision, cause, source);
      return { before, result };
    },
  });
}
