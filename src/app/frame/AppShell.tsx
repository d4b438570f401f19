/** The frame around every page but the viewer: navigation at the left, or at the foot on a phone. */
import { Outlet } from '@tanstack/react-router';
import { text } from '../messages.ts';
import { BottomBar } from './BottomBar.tsx';
import { SideNavigation } from './SideNavigation.tsx';
import styles from './AppShell.module.css';

export function AppShell() {
  return (
    <div className={styles['shell']}>
      <a href="#main" className={styles['skip']}>
        {text.skipToContent}
      </a>
      <SideNavigation />
      <div className={styles['content']}>
        <Outlet />
      </div>
      <BottomBar />
    </div>
  );
}
