/** Pages for when something is not as it should be: a crash, an address that leads nowhere, a library that won't open. */
import { Link, useRouter, type ErrorComponentProps } from '@tanstack/react-router';
import { CircleAlert, DatabaseZap, MapPinOff } from 'lucide-react';
import { useEffect } from 'react';
import { reasonOf } from '../../core/reasonOf.ts';
import { Button, buttonClass } from '../controls/Button.tsx';
import { EmptyState } from '../controls/EmptyState.tsx';
import { said, text } from '../messages.ts';
import styles from './Trouble.module.css';

function reload(): void {
  location.reload();
}

/** Shown in place of a page that threw. */
export function CrashPage({ error, reset }: ErrorComponentProps) {
  const router = useRouter();
  useEffect(() => {
    console.error(error);
  }, [error]);
  return (
    <main id="main" role="alert" className={styles['trouble']}>
      <EmptyState
        isWholePage
        title={text.crashTitle}
        icon={<CircleAlert />}
        actions={
          <>
            <Button variant="primary" onClick={reload}>
              {text.reload}
            </Button>
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
        <p className={styles['detail']}>{said(reasonOf(error))}</p>
      </EmptyState>
    </main>
  );
}

export function NotFoundPage() {
  return (
    <main id="main" className={styles['trouble']}>
      <EmptyState
        isWholePage
        title={text.notFoundTitle}
        icon={<MapPinOff />}
        actions={
          <Link to="/" className={buttonClass('primary')}>
            {text.backToTimeline}
          </Link>
        }
      >
        <p>{text.notFound}</p>
      </EmptyState>
    </main>
  );
}

/** Shown instead of the app where the library could not be opened. */
export function StartFailedPage({ reason }: { readonly reason: string }) {
  return (
    <main role="alert" className={styles['trouble']}>
      <EmptyState
        isWholePage
        title={text.startFailedTitle}
        icon={<DatabaseZap />}
        actions={
          <Button variant="primary" onClick={reload}>
            {text.reload}
          </Button>
        }
      >
        <p>{text.startFailed}</p>
        <p>{text.startFailedStep}</p>
        <p className={styles['detail']}>{said(reason)}</p>
      </EmptyState>
    </main>
  );
}
