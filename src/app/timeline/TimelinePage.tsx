/** The timeline: everything that is neither archived nor in the trash, newest first. The page Winnow opens with. */
import { Link } from '@tanstack/react-router';
import { Archive, FolderPlus, ImagePlus, Images } from 'lucide-react';
import { Button, buttonClass } from '../controls/Button.tsx';
import { EmptyState } from '../controls/EmptyState.tsx';
import { PhotoListPage } from '../grid/PhotoListPage.tsx';
import { useImportActions } from '../import/importerContext.ts';
import { TIMELINE } from '../listSource.ts';
import { text } from '../messages.ts';
import { usePhotoCounts } from '../queries.ts';
import { ScanButton } from '../scan/ScanButton.tsx';
import { useWelcomeStage } from '../welcome/useWelcomeStage.ts';
import { AboveTimelinePart } from '../welcome/AboveTimelinePart.tsx';
import { Welcome } from '../welcome/Welcome.tsx';
import { StarterHint } from './StarterHint.tsx';

export function TimelinePage() {
  const archived = usePhotoCounts().data?.archive ?? 0;
  const stage = useWelcomeStage();
  const isNew = stage === 'welcomed';
  return (
    <PhotoListPage
      title={text.timeline}
      source={TIMELINE}
      actions={<ScanButton />}
      above={
        <>
          <AboveTimelinePart stage={stage} />
          {stage === 'over' && <StarterHint />}
        </>
      }
      empty={archived > 0 ? <AllArchived archived={archived} /> : isNew ? <Welcome /> : <FirstPhotos />}
      {...(archived === 0 && { hideAdd: 'whenEmpty' })}
    />
  );
}

/** Nothing here yet: how photos come in, and what becomes of them. */
function FirstPhotos() {
  const { pickPhotos, pickFolder } = useImportActions();
  return (
    <EmptyState
      title={text.emptyTimelineTitle}
      icon={<Images />}
      actions={
        <>
          <Button variant="primary" icon={<ImagePlus />} onClick={pickPhotos}>
            {text.addPhotos}
          </Button>
          <Button icon={<FolderPlus />} onClick={pickFolder}>
            {text.addFolder}
          </Button>
        </>
      }
    >
      <p>{text.emptyTimeline}</p>
    </EmptyState>
  );
}

function AllArchived({ archived }: { readonly archived: number }) {
  return (
    <EmptyState
      title={text.emptyTimelineArchivedTitle}
      icon={<Archive />}
      actions={
        <Link to="/archive" className={buttonClass('quiet')}>
          {text.openArchive}
        </Link>
      }
    >
      <p>{text.emptyTimelineArchived(archived)}</p>
    </EmptyState>
  );
}
