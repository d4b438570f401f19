/** The photos of a folder whose file is missing, and the way to let them go. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { PhotoId } from '../../../core/photo.ts';
import type { LinkedFile } from '../../../core/linkedFile.ts';
import type { LinkedFolder } from '../../../library/library.ts';
import { Button } from '../../controls/Button.tsx';
import { Dialog } from '../../controls/Dialog.tsx';
import { useDeps } from '../../depsContext.ts';
import { useImageUrl, usePictures } from '../../pictures/useImageUrl.ts';
import { useHandChange } from '../../useHandChange.ts';
import styles from './Folders.module.css';
import { folderSettingsText } from './settingsMessages.ts';

/** A screenful or two; more are counted. */
const SHOWN = 60;

interface MissingDialogProps {
  readonly folder: LinkedFolder;
  readonly onClose: () => void;
}

interface MissingPhoto {
  readonly id: PhotoId;
  readonly path: string;
}

export function MissingDialog({ folder, onClose }: MissingDialogProps) {
  const { library, nowMs } = useDeps();
  const change = useHandChange();
  const { data = [] } = useQuery({
    queryKey: ['missingPhotos', folder.id],
    queryFn: async () => {
      const missing = toPhotos(await library.folders.readFiles(folder.id, 'missing'));
      const states = await library.photos.readStates(missing.map(({ id }) => id));
      return missing.filter(({ id }) => (states.get(id)?.visibility ?? 'trash') !== 'trash');
    },
    meta: { collections: ['folders', 'photos'] },
  });
  const remove = (): void => {
    onClose();
    const ids = data.map(({ id }) => id);
    change(
      ({ photos }) => folderSettingsText.removedMissing(photos),
      () => library.photos.moveByHand(ids, 'trash', nowMs()),
    );
  };
  return (
    <Dialog
      title={folderSettingsText.missingTitle(folder.handle.name)}
      width="wide"
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{folderSettingsText.close}</Button>
          <Button variant="destructive" disabled={data.length === 0} onClick={remove}>
            {folderSettingsText.removeMissing(data.length)}
          </Button>
        </>
      }
    >
      <p>{folderSettingsText.missingIntro}</p>
      <p>{folderSettingsText.removeMissingHint}</p>
      <ul className={styles['missing']}>
        {data.slice(0, SHOWN).map((photo) => (
          <MissingItem key={photo.id} photo={photo} />
        ))}
      </ul>
      {data.length > SHOWN && <p>{folderSettingsText.more(data.length - SHOWN)}</p>}
    </Dialog>
  );
}

function MissingItem({ photo: { id, path } }: { readonly photo: MissingPhoto }) {
  const { thumbnails } = usePictures();
  const url = useImageUrl(thumbnails, id);
  return (
    <li>
      <Link to="/photos/$photoId" params={{ photoId: String(id) }}>
        {url === null ? <span className={styles['blank']} /> : <img src={url} alt="" />}
        <bdi dir="ltr">{path}</bdi>
      </Link>
    </li>
  );
}

/** A photo may have been at several places. */
function toPhotos(files: readonly LinkedFile[]): MissingPhoto[] {
  const pathById = new Map(
    files.flatMap(({ photoId, path }): Array<[PhotoId, string]> =>
      photoId === null ? [] : [[photoId, path]],
    ),
  );
  return [...pathById].map(([id, path]) => ({ id, path }));
}
