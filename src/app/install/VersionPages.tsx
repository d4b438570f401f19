/** Pages for when two versions of the app meet over one library. Nothing is lost in any of them, and each says so. */
import { DatabaseZap, Hourglass, RefreshCw } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../controls/Button.tsx';
import { ReloadButton } from '../frame/ReloadButton.tsx';
import { TroublePage } from '../frame/TroublePage.tsx';
import { installText } from './messages.ts';
import { updateAndReload } from './updateNow.ts';

/** The library was migrated by a version newer than this page's code, which therefore leaves it alone. */
export function NewerVersionPage() {
  const [isUpdating, setUpdating] = useState(false);
  return (
    <TroublePage
      isAlert
      title={installText.newerTitle}
      icon={<DatabaseZap />}
      actions={
        <Button
          variant="primary"
          icon={<RefreshCw />}
          disabled={isUpdating}
          onClick={() => {
            setUpdating(true);
            void updateAndReload();
          }}
        >
          {installText.updateAndReload}
        </Button>
      }
    >
      <p>{installText.newer}</p>
      <p>{installText.newerStep}</p>
      {isUpdating && <output>{installText.updating}</output>}
    </TroublePage>
  );
}

/** Another window has brought the library to a newer version while this one was open: it let go of it. */
export function OutdatedPage() {
  return (
    <TroublePage isAlert title={installText.outdatedTitle} icon={<RefreshCw />} actions={<ReloadButton />}>
      <p>{installText.outdated}</p>
    </TroublePage>
  );
}

/** The library is about to be brought to this version, and a window with an older one has not let go of it. */
export function BlockedPage() {
  return (
    <TroublePage isAlert title={installText.blockedTitle} icon={<Hourglass />}>
      <p>{installText.blocked}</p>
    </TroublePage>
  );
}
