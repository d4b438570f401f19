/** What an empty library shows instead of its timeline: what Winnow does, in a picture and three sentences, and how to begin. */
import { Link } from '@tanstack/react-router';
import {
  ArchiveRestore,
  Check,
  FolderPlus,
  FolderSymlink,
  ImagePlus,
  ListPlus,
  Sparkles,
} from 'lucide-react';
import { useState } from 'react';
import { Button, buttonClass } from '../controls/Button.tsx';
import { useImportActions } from '../import/importerContext.ts';
import { useFolderActions } from '../settings/folders/foldersContext.ts';
import { welcomeText } from './messages.ts';
import { useSampleManifest, useTrySamples } from './useSamples.ts';
import { useStarterSet, type StarterSet } from './useStarterSet.ts';
import { WelcomePicture } from './WelcomePicture.tsx';
import styles from './Welcome.module.css';

export function Welcome() {
  const starterSet = useStarterSet();
  return (
    <div className={styles['welcome']}>
      <section className={styles['words']} aria-labelledby="welcome-title">
        <h2 id="welcome-title" className={styles['title']}>
          {welcomeText.title}
        </h2>
        <p>{welcomeText.keeps}</p>
        <p>{welcomeText.sorts}</p>
        <p>{welcomeText.stays}</p>
        <AddPhotos />
        <Samples starterSet={starterSet} />
        <Restore />
      </section>
      <div className={styles['picture']}>
        <WelcomePicture />
      </div>
      <div className={styles['side']}>
        {!starterSet.isReadOnly && <StarterOffer starterSet={starterSet} />}
      </div>
    </div>
  );
}

function AddPhotos() {
  const { pickPhotos, pickFolder } = useImportActions();
  const { linkFolder } = useFolderActions();
  return (
    <div className={styles['add']}>
      <p className={styles['drop']}>
        <strong>{welcomeText.drop}</strong> <span>{welcomeText.dropOr}</span>
      </p>
      <div className={styles['buttons']}>
        <Button variant="primary" icon={<ImagePlus />} onClick={pickPhotos}>
          {welcomeText.addPhotos}
        </Button>
        <Button icon={<FolderPlus />} onClick={pickFolder}>
          {welcomeText.addFolder}
        </Button>
        <Button icon={<FolderSymlink />} onClick={linkFolder}>
          {welcomeText.linkFolder}
        </Button>
      </div>
    </div>
  );
}

/** For somebody who would rather look before bringing photos of their own. */
function Samples({ starterSet }: { readonly starterSet: StarterSet }) {
  const manifest = useSampleManifest();
  const trySamples = useTrySamples();
  const [isBusy, setBusy] = useState(false);
  const start = async (): Promise<void> => {
    setBusy(true);
    // Added before the first of them comes in, which is then tagged at once.
    await trySamples(starterSet.add());
    setBusy(false);
  };
  return (
    <div className={styles['samples']}>
      <Button variant="bare" icon={<Sparkles />} disabled={isBusy} onClick={() => void start()}>
        {welcomeText.trySamples}
      </Button>
      <p className={styles['hint']}>
        {manifest === undefined
          ? welcomeText.samplesUnknown
          : welcomeText.samplesHint(manifest.photos.length, manifest.bytes)}
      </p>
    </div>
  );
}

/** For somebody who has used Winnow before, on another device or before this one was cleared. */
function Restore() {
  return (
    <div className={styles['samples']}>
      <Link
        to="/settings/$tab"
        params={{ tab: 'storage' }}
        hash="restore-title"
        className={buttonClass('bare')}
      >
        <ArchiveRestore aria-hidden="true" size={18} />
        {welcomeText.restore}
      </Link>
    </div>
  );
}

function StarterOffer({ starterSet: { names, isAdded, add } }: { readonly starterSet: StarterSet }) {
  return (
    <section className={styles['starter']} aria-labelledby="welcome-starter">
      <h3 id="welcome-starter">{welcomeText.starterTitle}</h3>
      <p className={styles['hint']}>{welcomeText.starter(names)}</p>
      <div aria-live="polite">
        {isAdded ? (
          <p className={styles['added']}>
            <Check aria-hidden="true" />
            {welcomeText.starterAdded}
          </p>
        ) : (
          <Button icon={<ListPlus />} onClick={() => void add()}>
            {welcomeText.addStarter}
          </Button>
        )}
      </div>
    </section>
  );
}
