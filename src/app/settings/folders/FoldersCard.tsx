/** Settings > Storage: the folders that are linked, how they stand, and what can be done about each. */
import { Folder, FolderSymlink } from 'lucide-react';
import { useState } from 'react';
import type { FolderContents, LinkedFolder } from '../../../library/library.ts';
import { Button } from '../../controls/Button.tsx';
import { useDeps } from '../../depsContext.ts';
import card from '../Card.module.css';
import { canLinkFolders } from './folderPicker.ts';
import styles from './Folders.module.css';
import { useFolderActions } from './foldersContext.ts';
import { NO_STATUS, useFolderWork, type FolderStatus, type FolderWork } from './folderWork.ts';
import { foldersText } from './messages.ts';
import { MissingDialog } from './MissingDialog.tsx';
import { RefusedFiles } from './RefusedFiles.tsx';
import { folderSettingsText } from './settingsMessages.ts';
import { UnlinkDialog } from './UnlinkDialog.tsx';
import { useFolderContents, useLinkedFolders } from './useFolders.ts';

export function FoldersCard() {
  const { linkFolder } = useFolderActions();
  const folders = useLinkedFolders().data ?? [];
  const isSupported = canLinkFolders();
  return (
    <section className={card['card']} aria-labelledby="folders-title">
      <div className={card['head']}>
        <h2 id="folders-title" className={card['title']}>
          {folderSettingsText.title}
        </h2>
      </div>
      <p className={card['text']}>{folderSettingsText.intro}</p>
      {!isSupported && <p className={card['text']}>{folderSettingsText.unsupported}</p>}
      {folders.length > 0 && (
        <ul className={styles['folders']}>
          {folders.map((folder) => (
            <FolderRow key={folder.id} folder={folder} />
          ))}
        </ul>
      )}
      {isSupported && (
        <Button icon={<FolderSymlink />} onClick={linkFolder}>
          {foldersText.linkFolder}
        </Button>
      )}
    </section>
  );
}

type Asked = 'unlink' | 'missing' | null;

function FolderRow({ folder }: { readonly folder: LinkedFolder }) {
  const { controls } = useFolderActions();
  const status = useFolderWork(({ byId }) => byId.get(folder.id)) ?? NO_STATUS;
  const contents = useFolderContents(folder.id).data;
  const [asked, setAsked] = useState<Asked>(null);
  const { name } = folder.handle;
  const isAllowed = status.permission === 'granted' || status.permission === null;
  const close = (): void => {
    setAsked(null);
  };
  return (
    <li className={styles['folder']}>
      <h3 className={styles['name']}>
        <Folder aria-hidden="true" />
        <bdi>{name}</bdi>
      </h3>
      <p className={styles['facts']}>
        {contents !== undefined && (
          <span>{folderSettingsText.photos(contents.here, contents.hereBytes)}</span>
        )}
        <span>
          {folder.scannedAtMs === null
            ? folderSettingsText.neverLooked
            : folderSettingsText.lookedAt(folder.scannedAtMs)}
        </span>
      </p>
      <Problem folder={folder} status={status} />
      {contents !== undefined && (
        <Leftovers
          folder={folder}
          contents={contents}
          onShowMissing={() => {
            setAsked('missing');
          }}
        />
      )}
      <output className={styles['facts']}>{status.work !== null && describeWork(status.work)}</output>
      <div className={styles['buttons']}>
        {status.work !== null ? (
          <Button onClick={status.work.stop}>{folderSettingsText.stop}</Button>
        ) : (
          <>
            <Button
              aria-label={isAllowed ? folderSettingsText.rescanOf(name) : folderSettingsText.allowOf(name)}
              onClick={() => void controls.lookAgain(folder)}
            >
              {isAllowed ? folderSettingsText.rescan : foldersText.allow}
            </Button>
            <Button
              aria-label={folderSettingsText.unlinkOf(name)}
              onClick={() => {
                setAsked('unlink');
              }}
            >
              {folderSettingsText.unlink}
            </Button>
          </>
        )}
      </div>
      {asked === 'unlink' && <UnlinkDialog folder={folder} onClose={close} />}
      {asked === 'missing' && <MissingDialog folder={folder} onClose={close} />}
    </li>
  );
}

function describeWork(work: FolderWork): string {
  if (work.kind === 'looking') return folderSettingsText.looking(work.files);
  return work.kind === 'reading'
    ? folderSettingsText.reading
    : folderSettingsText.copying(work.done, work.total);
}

/** Why the folder could not be looked through. */
function Problem({ folder, status }: { readonly folder: LinkedFolder; readonly status: FolderStatus }) {
  const { permission, last } = status;
  const isLocked = permission === 'prompt' || permission === 'denied';
  const reason = isLocked ? 'not-allowed' : last?.ok === false ? last.reason : null;
  if (reason === null) return null;
  return <output className={styles['problem']}>{foldersText.notLooked(folder.handle.name, reason)}</output>;
}

interface LeftoversProps {
  readonly folder: LinkedFolder;
  readonly contents: FolderContents;
  readonly onShowMissing: () => void;
}

/** Files that are no photos of the library, and photos without their file. */
function Leftovers({ folder, contents, onShowMissing }: LeftoversProps) {
  const { library } = useDeps();
  const { controls } = useFolderActions();
  const takeRemoved = async (): Promise<void> => {
    const removed = await library.folders.readFiles(folder.id, 'removed');
    await library.folders.changeFiles({ deleted: removed.map(({ id }) => id) });
    await controls.lookAgain(folder);
  };
  return (
    <>
      {contents.missing > 0 && (
        <p className={styles['problem']}>
          {folderSettingsText.missing(contents.missing)}
          <Button variant="bare" onClick={onShowMissing}>
            {folderSettingsText.showMissing}
          </Button>
        </p>
      )}
      {contents.removed > 0 && (
        <p className={styles['problem']}>
          {folderSettingsText.removed(contents.removed)}
          <Button variant="bare" onClick={() => void takeRemoved()}>
            {folderSettingsText.takeRemoved}
          </Button>
        </p>
      )}
      {contents.refused > 0 && <RefusedFiles folder={folder} count={contents.refused} />}
    </>
  );
}
