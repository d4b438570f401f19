/** How screens reach linked folders: what can be done with them, and the dialog that links another. */
import { createContext, use } from 'react';
import type { FolderControls } from './folderWork.ts';

export interface FolderActions {
  readonly controls: FolderControls;
  /** Opens the dialog that says what linking means, and from which the folder is picked. */
  readonly linkFolder: () => void;
}

export const FolderActionsContext = createContext<FolderActions | null>(null);

export function useFolderActions(): FolderActions {
  const actions = use(FolderActionsContext);
  if (actions === null) throw new Error('FolderActionsContext is missing: render inside <FolderHost>.');
  return actions;
}
