/** Puts the app on the page: its outline at once, the rest when the library is open, or what to do where it cannot be. */
import '@fontsource-variable/figtree';
import { StrictMode, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/App.tsx';
import { StartingPage } from './app/frame/StartingPage.tsx';
import { StartFailedPage } from './app/frame/Trouble.tsx';
import { ProfileGonePage } from './app/settings/profiles/ProfileGonePage.tsx';
import './app/styles/tokens.css';
import './app/styles/base.css';
import type { Start } from './compose.ts';
import { afterWords } from './messages/loadWords.ts';

interface StartFailure {
  readonly kind: 'failed';
  readonly error: unknown;
}

/** Shows what the start comes to. */
export async function mount(starting: Promise<Start | StartFailure>): Promise<void> {
  const container = document.querySelector('#root');
  if (container === null) throw new Error('index.html has no #root.');
  const root = createRoot(container);
  root.render(<StartingPage path={location.pathname} />);
  const show = (screen: ReactNode): void => root.render(<StrictMode>{screen}</StrictMode>);
  const start = await starting;
  if (start.kind !== 'locked') {
    show(screenOf(start));
    return;
  }
  const { UnlockPage } = await afterWords(() => import('./app/unlock/UnlockPage.tsx'));
  show(<UnlockPage unlocking={start.unlocking} onOpen={(parts) => show(<App parts={parts} />)} />);
}

function screenOf(start: Exclude<Start, { kind: 'locked' }> | StartFailure): ReactNode {
  if (start.kind === 'ready') return <App parts={start.parts} />;
  if (start.kind === 'profile-gone') return <ProfileGonePage gone={start.gone} profiles={start.profiles} />;
  const { error } = start;
  console.error(error);
  return <StartFailedPage reason={error instanceof Error ? error.message : String(error)} />;
}
