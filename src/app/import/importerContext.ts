/** How screens reach the one importer, and the one pair of file inputs. */
import { createContext, use } from 'react';
import type { Importer } from './importer.ts';

export interface ImportActions {
  readonly importer: Importer;
  /** Opens the browser's file picker. */
  readonly pickPhotos: () => void;
  /** Opens the browser's folder picker. */
  readonly pickFolder: () => void;
}

export const ImportActionsContext = createContext<ImportActions | null>(null);

export function useImportActions(): ImportActions {
  const actions = use(ImportActionsContext);
  if (actions === null) throw new Error('ImportActionsContext is missing: render inside <ImportHost>.');
  return actions;
}
