/** Everything the palette can lead to, gathered when it opens: what the screen offers, pages, actions, and the person's own names. */
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import {
  FolderPlus,
  FolderSymlink,
  ImagePlus,
  Keyboard,
  Languages,
  LockKeyhole,
  Moon,
  Pause,
  Play,
  RotateCcw,
  ScanSearch,
  Settings,
  Sun,
  SunMoon,
  Undo2,
  ZoomIn,
  ZoomOut,
} from 'lucide-react';
import { QUEUES } from '../../core/jobs/job.ts';
import { useUndoLast } from '../activity/useUndoLast.ts';
import { isLanguage, keepChosenLanguage, LANGUAGES } from '../../messages/language.ts';
import { tongue } from '../../messages/words.ts';
import { useAppParts } from '../depsContext.ts';
import { LIBRARY_LINKS, SETTINGS_LINK, WORK_LINKS } from '../frame/navigation.ts';
import { useTheme } from '../frame/theme.ts';
import { isLargest, isSmallest, useGridZoom } from '../grid/gridZoom.ts';
import { useImportActions } from '../import/importerContext.ts';
import { useOwnWork } from '../install/work.ts';
import { text } from '../messages.ts';
import { scanText } from '../scan/messages.ts';
import { useScanView } from '../scan/scanStore.ts';
import { useFolderActions } from '../settings/folders/foldersContext.ts';
import { foldersText } from '../settings/folders/messages.ts';
import { profilesText } from '../settings/profiles/messages.ts';
import { useCurrentProfile } from '../settings/profiles/useProfiles.ts';
import { SETTINGS_TABS } from '../settings/settingsTabs.ts';
import { readCommands } from '../shortcuts/commands.ts';
import { useCommandSheets } from '../shortcuts/commandSheets.ts';
import { shortcutsText } from '../shortcuts/messages.ts';
import { paletteText } from './messages.ts';
import type { PaletteEntry } from './paletteEntry.ts';
import { useNamedEntries } from './useNamedEntries.ts';

/** In the order they are shown while nothing is typed. */
export function usePaletteEntries(): readonly PaletteEntry[] {
  return [
    ...offeredEntries(),
    ...usePages(),
    ...useActions(),
    ...useQueueEntries(),
    ...useZoom(),
    ...useThemes(),
    ...useLanguages(),
    ...useNamedEntries(),
  ];
}

/** What the page under the palette can do. It stands still while the palette is open. */
function offeredEntries(): PaletteEntry[] {
  return readCommands().flatMap(({ title, commands }) =>
    commands.map((command) => ({ ...command, group: title })),
  );
}

function usePages(): PaletteEntry[] {
  const navigate = useNavigate();
  const pages = [...LIBRARY_LINKS, ...WORK_LINKS, SETTINGS_LINK].map(({ to, label, Icon }) => ({
    id: `go:${to}`,
    name: label,
    Icon,
    group: paletteText.goTo,
    ...(to === '/' && { keywords: paletteText.keywords.home }),
    run: () => void navigate({ to }),
  }));
  const tabs = SETTINGS_TABS.map(({ name, label }) => ({
    id: `settings:${name}`,
    name: paletteText.settingsTab(label),
    Icon: Settings,
    group: paletteText.goTo,
    run: () => void navigate({ to: '/settings/$tab', params: { tab: name } }),
  }));
  return [...pages, ...tabs];
}

function useActions(): PaletteEntry[] {
  const { pickPhotos, pickFolder } = useImportActions();
  const { linkFolder } = useFolderActions();
  const ask = useScanView((view) => view.ask);
  const show = useCommandSheets((view) => view.show);
  const undoLast = useUndoLast();
  const { profiles } = useAppParts();
  const current = useCurrentProfile();
  const actions: ReadonlyArray<Omit<PaletteEntry, 'group'>> = [
    {
      id: 'addPhotos',
      name: text.addPhotos,
      Icon: ImagePlus,
      keywords: paletteText.keywords.upload,
      run: pickPhotos,
    },
    {
      id: 'addFolder',
      name: text.addFolder,
      Icon: FolderPlus,
      keywords: paletteText.keywords.upload,
      run: pickFolder,
    },
    {
      id: 'linkFolder',
      name: foldersText.linkFolder,
      Icon: FolderSymlink,
      keywords: paletteText.keywords.upload,
      run: linkFolder,
    },
    {
      id: 'scan',
      name: scanText.scanLibrary,
      Icon: ScanSearch,
      keywords: paletteText.keywords.scan,
      run: () => ask('scan'),
    },
    {
      id: 'reevaluate',
      name: scanText.reevaluate,
      Icon: RotateCcw,
      keywords: paletteText.keywords.reevaluate,
      run: () => ask('re-evaluate'),
    },
    {
      id: 'undo',
      name: shortcutsText.names.undoLast,
      Icon: Undo2,
      shortcut: 'undoLast',
      keywords: paletteText.keywords.undo,
      run: () => void undoLast(),
    },
    {
      id: 'help',
      name: shortcutsText.title,
      Icon: Keyboard,
      shortcut: 'openHelp',
      keywords: paletteText.keywords.help,
      run: () => show('help'),
    },
  ];
  const lockNow = {
    id: 'lockNow',
    name: profilesText.lockNow,
    Icon: LockKeyhole,
    run: () => profiles.lock.lockNow(),
  };
  const offered = current.lock === undefined ? actions : [...actions, lockNow];
  return offered.map((action) => ({ ...action, group: paletteText.actions }));
}

function useQueueEntries(): PaletteEntry[] {
  const { deps, queues } = useAppParts();
  const paused = useQuery({ queryKey: ['jobs', 'paused'], queryFn: () => deps.library.jobs.readPaused() });
  if (paused.data === undefined) return [];
  const running = QUEUES.filter((queue) => !paused.data.includes(queue));
  const entry = { group: paletteText.actions, keywords: paletteText.keywords.work };
  const pause = {
    ...entry,
    id: 'pauseWork',
    name: paletteText.pauseWork,
    Icon: Pause,
    run: () => running.forEach((queue) => void queues.pauseQueue(queue)),
  };
  const resume = {
    ...entry,
    id: 'resumeWork',
    name: paletteText.resumeWork,
    Icon: Play,
    run: () => paused.data.forEach((queue) => void queues.resumeQueue(queue)),
  };
  return [...(running.length > 0 ? [pause] : []), ...(paused.data.length > 0 ? [resume] : [])];
}

/** Only where photos are on the screen. */
function useZoom(): PaletteEntry[] {
  const { step, setStep } = useGridZoom();
  if (document.querySelector('[data-total]') === null) return [];
  const larger = {
    id: 'zoomIn',
    name: shortcutsText.names.zoomGridIn,
    Icon: ZoomIn,
    shortcut: 'zoomGridIn',
    group: paletteText.actions,
    run: () => setStep(step + 1),
  } as const;
  const smaller = {
    id: 'zoomOut',
    name: shortcutsText.names.zoomGridOut,
    Icon: ZoomOut,
    shortcut: 'zoomGridOut',
    group: paletteText.actions,
    run: () => setStep(step - 1),
  } as const;
  return [...(isLargest(step) ? [] : [larger]), ...(isSmallest(step) ? [] : [smaller])];
}

/** Another language starts the page again: while this window is at work its tab of the settings says what that waits for. */
function useLanguages(): PaletteEntry[] {
  const navigate = useNavigate();
  const work = useOwnWork();
  const others = Object.entries(LANGUAGES).filter(([language]) => language !== tongue().language);
  return others.map(([language, { name }]) => ({
    id: `language:${language}`,
    name: paletteText.speak(name),
    Icon: Languages,
    group: paletteText.actions,
    keywords: paletteText.keywords.language,
    run: () => {
      if (work === null && isLanguage(language) && keepChosenLanguage(language)) location.reload();
      else void navigate({ to: '/settings/$tab', params: { tab: 'appearance' } });
    },
  }));
}

function useThemes(): PaletteEntry[] {
  const { theme, setTheme } = useTheme();
  const themes = [
    { value: 'system', name: text.themeSystem, Icon: SunMoon },
    { value: 'light', name: text.themeLight, Icon: Sun },
    { value: 'dark', name: text.themeDark, Icon: Moon },
  ] as const;
  return themes
    .filter(({ value }) => value !== theme)
    .map(({ value, name, Icon }) => ({
      id: `theme:${value}`,
      name,
      Icon,
      group: paletteText.actions,
      keywords: paletteText.keywords.theme,
      run: () => setTheme(value),
    }));
}
