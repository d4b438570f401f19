/** Builds the parts and mounts the app; says what to do where the library cannot be opened. */
import './contentSecurity.ts';
import '@fontsource-variable/figtree';
import { StrictMode, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/App.tsx';
import { StartFailedPage } from './app/frame/Trouble.tsx';
import { watchInstallation } from './app/install/installation.ts';
import { ProfileGonePage } from './app/settings/profiles/ProfileGonePage.tsx';
import './app/styles/tokens.css';
import './app/styles/base.css';
import { compose } from './compose.ts';

const container = document.querySelector('#root');
if (container === null) throw new Error('index.html has no #root.');
const root = createRoot(container);

function show(screen: ReactNode): void {
  root.render(<StrictMode>{screen}</StrictMode>);
}

watchInstallation();
try {
  const start = await compose();
  if (start.kind === 'ready') show(<App parts={start.parts} />);
  else show(<ProfileGonePage gone={start.gone} profiles={start.profiles} />);
} catch (error) {
  console.error(error);
  show(<StartFailedPage reason={error instanceof Error ? error.message : String(error)} />);
}
