/** The navigation at the foot of phones: the pages used most, and a sheet with the others. */
import { Link } from '@tanstack/react-router';
import { FolderPlus, Grid2X2, Menu, SquareTerminal } from 'lucide-react';
import { useState } from 'react';
import type { Profile } from '../../core/profile.ts';
import { Button } from '../controls/Button.tsx';
import { Dialog } from '../controls/Dialog.tsx';
import { gridText } from '../grid/messages.ts';
import { ZoomControl } from '../grid/ZoomControl.tsx';
import { useImportActions } from '../import/importerContext.ts';
import { text } from '../messages.ts';
import { paletteText } from '../palette/messages.ts';
import { ProfileMenu } from '../settings/profiles/ProfileMenu.tsx';
import { useOpenProfile } from '../settings/profiles/useOpenProfile.tsx';
import { useCommandSheets } from '../shortcuts/commandSheets.ts';
import {
  ACTIVITY_LINK,
  ARCHIVE_LINK,
  DUPLICATES_LINK,
  FAVOURITES_LINK,
  JOBS_LINK,
  REVIEW_LINK,
  SEARCH_LINK,
  SETTINGS_LINK,
  TAGS_LINK,
  TIMELINE_LINK,
  TRASH_LINK,
} from './navigation.ts';
import { useTheme } from './theme.ts';
import { THEME_LOOKS } from './themeLooks.tsx';
import styles from './BottomBar.module.css';

export function BottomBar() {
  const [isMoreOpen, setMoreOpen] = useState(false);
  const { open, question } = useOpenProfile();
  return (
    <nav aria-label={text.mainNavigation} className={styles['bar']}>
      {[TIMELINE_LINK, SEARCH_LINK, TAGS_LINK].map(({ to, label, Icon }) => (
        <Link
          key={to}
          to={to}
          className={styles['item']}
          activeOptions={{ exact: to === TIMELINE_LINK.to }}
          activeProps={{ 'aria-current': 'page' }}
        >
          <Icon aria-hidden="true" />
          {label}
        </Link>
      ))}
      <button
        type="button"
        className={styles['item']}
        aria-haspopup="dialog"
        onClick={() => {
          setMoreOpen(true);
        }}
      >
        <Menu aria-hidden="true" />
        {text.more}
      </button>
      {isMoreOpen && (
        <MoreSheet
          onClose={() => {
            setMoreOpen(false);
          }}
          onOpenProfile={open}
        />
      )}
      {question}
    </nav>
  );
}

interface MoreSheetProps {
  readonly onClose: () => void;
  readonly onOpenProfile: (profile: Profile) => void;
}

function MoreSheet({ onClose, onOpenProfile }: MoreSheetProps) {
  const { pickFolder } = useImportActions();
  const { theme, nextTheme } = useTheme();
  const show = useCommandSheets((view) => view.show);
  return (
    <Dialog title={text.more} onClose={onClose} footer={<Button onClick={onClose}>{text.close}</Button>}>
      <ul className={styles['sheet']}>
        {[
          ARCHIVE_LINK,
          FAVOURITES_LINK,
          DUPLICATES_LINK,
          TRASH_LINK,
          REVIEW_LINK,
          ACTIVITY_LINK,
          JOBS_LINK,
          SETTINGS_LINK,
        ].map(({ to, label, Icon }) => (
          <li key={to}>
            <Link
              to={to}
              className={styles['row']}
              activeProps={{ 'aria-current': 'page' }}
              onClick={onClose}
            >
              <Icon aria-hidden="true" />
              {label}
            </Link>
          </li>
        ))}
        <li className={styles['row']}>
          <Grid2X2 aria-hidden="true" />
          <span className={styles['rowLabel']}>{gridText.pictureSize}</span>
          <ZoomControl />
        </li>
        <li>
          <button
            type="button"
            className={styles['row']}
            onClick={() => {
              onClose();
              pickFolder();
            }}
          >
            <FolderPlus aria-hidden="true" />
            {text.addFolder}
          </button>
        </li>
        <li>
          <button
            type="button"
            className={styles['row']}
            onClick={() => {
              onClose();
              show('palette');
            }}
          >
            <SquareTerminal aria-hidden="true" />
            {paletteText.open}
          </button>
        </li>
        <li>
          <button type="button" className={styles['row']} onClick={nextTheme}>
            {THEME_LOOKS[theme].icon}
            {THEME_LOOKS[theme].label}
          </button>
        </li>
      </ul>
      <div className={styles['profiles']}>
        <ProfileMenu onOpen={onOpenProfile} onDone={onClose} />
      </div>
    </Dialog>
  );
}
