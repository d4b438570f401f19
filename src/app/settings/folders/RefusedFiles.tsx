/** The files of a folder that are no photos, each with its reason; read once somebody opens the list. */
import { said } from '../../messages.ts';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { LinkedFolder } from '../../../library/library.ts';
import { useDeps } from '../../depsContext.ts';
import styles from './Folders.module.css';
import { folderSettingsText } from './settingsMessages.ts';

/** More are counted, not listed. */
const SHOWN = 200;

export function RefusedFiles({ folder, count }: { readonly folder: LinkedFolder; readonly count: number }) {
  const { library } = useDeps();
  const [isOpen, setOpen] = useState(false);
  const { data = [] } = useQuery({
    queryKey: ['refusedFiles', folder.id],
    queryFn: () => library.folders.readFiles(folder.id, 'refused'),
    enabled: isOpen,
    meta: { collections: ['folders'] },
  });
  return (
    <details
      className={styles['refused']}
      onToggle={(event) => {
        setOpen(event.currentTarget.open);
      }}
    >
      <summary>{folderSettingsText.refused(count)}</summary>
      <ul>
        {data.slice(0, SHOWN).map(({ id, path, reason }) => (
          <li key={id}>
            <bdi dir="ltr">{path}</bdi>: {said(reason ?? '')}
          </li>
        ))}
        {data.length > SHOWN && <li>{folderSettingsText.moreFiles(data.length - SHOWN)}</li>}
      </ul>
    </details>
  );
}
