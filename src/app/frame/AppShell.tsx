/**
 * The frame around every page but the viewer: navigation at the left, or at the foot on a phone, and beside the page a
 * dock for what runs and what has just ended. The dock takes room instead of covering what one may want to press.
 */
import { Outlet, useLocation } from '@tanstack/react-router';
import { Suspense, useEffect } from 'react';
import { makeSeenImportSmall } from '../import/importer.ts';
import { ImportPanel, ImportStrip, useImportDismissal } from '../import/ImportPanel.tsx';
import { UpdateBar } from '../install/UpdateBar.tsx';
import { text } from '../messages.ts';
import { ConfigFileBanner } from '../settings/configuration/ConfigFileNotice.tsx';
import { FolderBar } from '../settings/folders/FolderBar.tsx';
import { UndoHost } from '../activity/UndoHost.tsx';
import { ScanHost } from '../scan/ScanHost.tsx';
import { DownloadHost } from '../selection/DownloadHost.tsx';
import { BottomBar } from './BottomBar.tsx';
import { PageAnnouncer } from './PageAnnouncer.tsx';
import { SideNavigation } from './SideNavigation.tsx';
import styles from './AppShell.module.css';

export function AppShell() {
  const path = useLocation({ select: (location) => location.pathname });
  useImportDismissal();
  // Runs when one leaves a page.
  // oxlint-disable-next-line react/exhaustive-effect-dependencies
  useEffect(() => makeSeenImportSmall, [path]);

  return (
    <div className={styles['shell']}>
      <a href="#main" className={styles['skip']}>
        {text.skipToContent}
      </a>
      <PageAnnouncer />
      <SideNavigation />
      <div className={styles['content']}>
        <ConfigFileBanner />
        <UpdateBar />
        <FolderBar />
        {/* Of a page that is still being fetched only its place is empty, not the frame around it. */}
        <Suspense fallback={<main id="main" tabIndex={-1} aria-busy="true" />}>
          <Outlet />
        </Suspense>
      </div>
      <div className={styles['dock']} data-dock="">
        <ImportPanel />
        <ScanHost />
        <UndoHost />
        <DownloadHost />
      </div>
      <div className={styles['foot']}>
        <ImportStrip />
        <BottomBar />
      </div>
    </div>
  );
}
