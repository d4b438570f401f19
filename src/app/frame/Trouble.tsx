/** Pages for when something is not as it should be: a crash, an address that leads nowhere, a library that won't open. */
import { Link, useRouter, type ErrorComponentProps } from '@tanstack/react-router';
import { CircleAlert, DatabaseZap, MapPinOff } from 'lucide-react';
import { useEffect } from 'react';
import { reasonOf } from '../../core/reasonOf.ts';
import { Button, buttonClass } from '../controls/Button.tsx';
import { said, text } from '../messages.ts';
import { ReloadButton } from './ReloadButton.tsx';
import { TroublePage } from './TroublePage.tsx';

/** Shown in place of a page that threw. */
export function CrashPage({ error, reset }: ErrorComponentProps) {
  const router = useRouter();
  useEffect(() => {
    console.error(error);
  }, [error]);
  return (
    <TroublePage
      isAlert
      title={text.crashTitle}
      icon={<CircleAlert />}
      detail={said(reasonOf(error))}
      actions={
        <>
          <ReloadButton />
          <Button
            onClick={() => {
              void router.navigate({ to: '/' }).then(reset);
            }}
          >
            {text.backToTimeline}
          </Button>
        </>
      }
    >
      <p>{text.crash}</p>
    </TroublePage>
  );
}

export function NotFoundPage() {
  return (
    <TroublePage
      title={text.notFoundTitle}
      icon={<MapPinOff />}
      actions={
        <Link to="/" className={buttonClass('primary')}>
          {text.backToTimeline}
        </Link>
      }
    >
      <p>{text.notFound}</p>
    </TroublePage>
  );
}

/** Shown instead of the app where the library could not be opened. */
export function StartFailedPage({ reason }: { readonly reason: string }) {
  return (
    <TroublePage
      isAlert
      title={text.startFailedTitle}
      icon={<DatabaseZap />}
      detail={said(reason)}
      actions={<ReloadButton />}
    >
      <p>{text.startFailed}</p>
      <p>{text.startFailedStep}</p>
    </TroublePage>
  );
}
