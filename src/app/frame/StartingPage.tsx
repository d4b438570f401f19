/** The outline of the app while the library is being opened: the frame's places and, where photos come, their boxes. */
import { GridSkeleton } from '../grid/GridSkeleton.tsx';
import { text } from '../messages.ts';
import shell from './AppShell.module.css';
import bottomBar from './BottomBar.module.css';
import { Logo } from './Logo.tsx';
import page from './Page.module.css';
import navigation from './SideNavigation.module.css';

/** Pages that begin with a grid. */
const GRID_PATHS = new Set(['/', '/archive', '/favourites', '/trash']);

/** @param path of the address: a single photo has no frame around it. */
export function StartingPage({ path }: { readonly path: string }) {
  const isInFrame = !path.startsWith('/photos/');
  return (
    <main aria-busy="true" aria-label={text.appName}>
      {isInFrame && (
        <div className={shell['shell']}>
          <nav className={navigation['nav']} aria-hidden="true">
            <div className={navigation['brand']}>
              <Logo />
              <span>{text.appName}</span>
            </div>
          </nav>
          <div className={shell['content']}>
            <div className={page['bar']} />
            {GRID_PATHS.has(path) && <GridSkeleton />}
          </div>
          <div className={shell['foot']}>
            <div className={bottomBar['bar']}>
              <span className={bottomBar['item']} />
            </div>
          </div>
        </div>
      )}
    </main>
  );
}
