/** Linked folders for the whole app: looks through them once it stands, and holds the dialog that links another. */
import { lazy, Suspense, useEffect, useMemo, useState, type ReactNode } from 'react';
import { useAppParts } from '../../depsContext.ts';
import { useImportActions } from '../../import/importerContext.ts';
import { FolderActionsContext } from './foldersContext.ts';
import { createFolderControls } from './folderWork.ts';
import { afterWords } from '../../../messages/loadWords.ts';

/** The first page comes first. */
const START_DELAY_MS = 2_500;

const LinkFolderDialog = lazy(async () => {
  const { LinkFolderDialog: Dialog } = await afterWords(() => import('./LinkFolderDialog.tsx'));
  return { default: Dialog };
});

export function FolderHost({ children }: { readonly children: ReactNode }) {
  const parts = useAppParts();
  const { importer } = useImportActions();
  const [isLinking, setLinking] = useState(false);
  const actions = useMemo(
    () => ({
      controls: createFolderControls(parts, importer),
      linkFolder: () => {
        setLinking(true);
      },
    }),
    [parts, importer],
  );
  useEffect(() => {
    const timer = setTimeout(() => {
      actions.controls.start().catch((error: unknown) => {
        console.error(error);
      });
    }, START_DELAY_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [actions]);

  return (
    <FolderActionsContext value={actions}>
      {children}
      {isLinking && (
        <Suspense>
          <LinkFolderDialog
            onClose={() => {
              setLinking(false);
            }}
          />
        </Suspense>
      )}
    </FolderActionsContext>
  );
}
