/** Puts the app on the page: its outline at once, the rest when the library is open, or what to do where it cannot be. */
import '@fontsource-variable/figtree';
import { StrictMode, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { reasonOf } from './core/reasonOf.ts';
import { App } from './app/App.tsx';
import type { AppParts } from './app/depsContext.ts';
import { StartingPage } from './app/frame/StartingPage.tsx';
import { StartFailedPage } from './app/frame/Trouble.tsx';
import { BlockedPage, NewerVersionPage, OutdatedPage } from './app/install/VersionPages.tsx';
import { ProfileGonePage } from './app/settings/profiles/ProfileGonePage.tsx';
import './app/styles/tokens.css';
import './app/styles/base.css';
import type { Start } from './compose.ts';
import { isNewerError, watchBlocked } from './library/openGuarded.ts';
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
  const stopWatching = watchBlocked(() => show(<BlockedPage />));
  const start = await starting;
  stopWatching();
  const showApp = (parts: AppParts): void => {
    show(<App parts={parts} />);
    void watchTaken(parts, () => show(<OutdatedPage />));
  };
  if (start.kind === 'ready') {
    showApp(start.parts);
    return;
  }
  if (start.kind !== 'locked') {
    show(screenOf(start));
    return;
  }
  const { UnlockPage } = await afterWords(() => import('./app/unlock/UnlockPage.tsx'));
  show(<UnlockPage unlocking={start.unlocking} onOpen={showApp} />);
}

/** Another window's newer version took the library, or the list of profiles: this page can do nothing more with it. */
async function watchTaken({ deps, profiles }: AppParts, onOutdated: () => void): Promise<void> {
  const end = await Promise.race([deps.library.taken, profiles.store.taken]);
  if (end === 'newer-version') onOutdated();
}

function screenOf(start: Extract<Start, { kind: 'profile-gone' }> | StartFailure): ReactNode {
  if (start.kind === 'profile-gone') return <ProfileGonePage gone={start.gone} profiles={start.profiles} />;
  const { error } = start;
  console.error(error);
  if (isNewerError(error)) return <NewerVersionPage />;
  return <StartFailedPage reason={reasonOf(error)} />;
}
