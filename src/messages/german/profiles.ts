/** Words of Settings > Profiles, of the switcher in the frame, and of Scan all profiles, in German. */
import { LONGEST_PROFILE_NAME, type ProfileColour, type ProfileNameFault } from '../../core/profile.ts';
import type { ProfileContents } from '../../library/profileContents.ts';
import type { ProfileScan } from '../../pipeline/scanProfiles.ts';
import type { profiles as english } from '../english/profiles.ts';
import { counted, formatDate, listed } from '../format.ts';
import { asName } from '../names.ts';
import { photosCounted } from './quantities.ts';
import { said } from './reasons.ts';

const COLOURS: Readonly<Record<ProfileColour, string>> = {
  amber: 'Bernstein',
  green: 'Grün',
  teal: 'Petrol',
  blue: 'Blau',
  violet: 'Violett',
  rose: 'Rosé',
};

const FAULTS: Readonly<Record<ProfileNameFault | 'gone', string>> = {
  empty: 'Das Profil braucht einen Namen.',
  'too-long': `Höchstens ${String(LONGEST_PROFILE_NAME)} Zeichen verwenden.`,
  taken: 'Ein anderes Profil trägt diesen Namen.',
  gone: 'Dieses Profil wurde in einem anderen Fenster gelöscht.',
};

function holdings({ photos, categories, tags }: ProfileContents): readonly string[] {
  return [
    photosCounted(photos),
    counted(categories, 'Kategorie', 'Kategorien'),
    counted(tags, 'Tag', 'Tags'),
  ];
}

export const profiles: typeof english = {
  tab: 'Profile',
  intro:
    'Ein Profil hat eine eigene Bibliothek, eigene Kategorien, einen eigenen Verlauf und ein eigenes API-Token; nichts gelangt von einem ins andere. Wer diesen Browser benutzt, kann jedes öffnen, das keine Sperre hat.',
  firstName: 'Meine Fotos',
  freshName: 'Meine Fotos',

  switcher: (name) => `Profil: ${asName(name)}`,
  switcherList: 'Profile',
  manage: 'Profile verwalten',
  busyNote: 'Was hier noch zu tun ist, geht weiter, sobald dieses Profil wieder geöffnet wird.',

  add: 'Profil hinzufügen',
  addTitle: 'Ein Profil hinzufügen',
  addConfirm: 'Profil hinzufügen',
  editTitle: (name) => `${asName(name)} bearbeiten`,
  name: 'Name',
  colour: 'Farbe',
  colourName: (colour) => COLOURS[colour],
  fault: (fault) => FAULTS[fault],
  save: 'Speichern',
  cancel: 'Abbrechen',
  added: (name) => `${asName(name)} wurde hinzugefügt.`,
  failed: (reason) => `Nichts wurde geändert: ${said(reason)}`,

  isOpen: 'Gerade geöffnet',
  open: 'Öffnen',
  openOne: (name) => `${asName(name)} öffnen`,
  edit: 'Bearbeiten',
  editOne: (name) => `${asName(name)} bearbeiten`,
  delete: 'Löschen',
  deleteOne: (name) => `${asName(name)} löschen`,
  holds: (contents) => `${listed(holdings(contents))}.`,
  holdsLocked: 'Gesperrt: Was es enthält, öffnet seine Passphrase.',
  lockNow: 'Jetzt sperren',
  hasLock: 'Hat eine Sperre',
  holdsUnknown: (reason) => `Die Bibliothek ließ sich nicht lesen: ${said(reason)}`,
  counting: 'Wird gezählt',
  waiting: (queued) =>
    `${counted(queued, 'Arbeitsschritt wartet', 'Arbeitsschritte warten')} darauf, dass es geöffnet wird.`,
  lastOpened: (atMs) =>
    atMs === null ? 'Nie geöffnet' : `Zuletzt geöffnet: ${formatDate(atMs, 'dateHere')}`,
  listFailed: 'Die Profile ließen sich nicht lesen',
  tryAgain: 'Erneut versuchen',

  deleteTitle: (name) => `${asName(name)} löschen?`,
  deleteLoses: (contents) =>
    `Gelöscht werden ${listed([
      ...holdings(contents),
      'der Verlauf',
      ...(contents.hasApiToken ? ['das API-Token'] : []),
    ])}. Das lässt sich nicht rückgängig machen.`,
  deleteLosesUnknown:
    'Gelöscht werden die Fotos, Kategorien, Tags und der Verlauf. Das lässt sich nicht rückgängig machen.',
  deleteOpen: 'Dieses Fenster zeigt gerade dieses Profil: Danach öffnet das Fenster ein anderes.',
  deleteLast: 'Es ist das einzige Profil: Ein leeres tritt an seine Stelle.',
  deleteType: (name) => `Zur Bestätigung ${asName(name)} eingeben`,
  deleteConfirm: (contents) =>
    contents === null || contents.photos === 0
      ? 'Profil löschen'
      : `Profil und ${photosCounted(contents.photos)} löschen`,
  removed: (name) => `${asName(name)} wurde gelöscht.`,
  removedWaiting: (name) =>
    `${asName(name)} wurde gelöscht. Ein anderes Fenster von Winnow hat die Bibliothek noch offen: Die Fotos verschwinden, wenn es geschlossen wird.`,
  stillWaiting:
    'Die Bibliothek eines gelöschten Profils ist in einem anderen Fenster von Winnow noch offen. Die Fotos verschwinden, wenn es geschlossen wird.',

  importTitle: 'Es werden noch Fotos hinzugefügt',
  importBody: (left, from, to) =>
    left > 0
      ? `${counted(left, 'Datei ist', 'Dateien sind')} noch zu ${asName(from)} hinzuzufügen. Wird ${asName(to)} geöffnet, hört das auf; bereits hinzugefügte Fotos bleiben.`
      : `Zu ${asName(from)} werden noch Fotos hinzugefügt. Wird ${asName(to)} geöffnet, hört das auf; bereits hinzugefügte Fotos bleiben.`,
  importKeep: 'Weiter hinzufügen',
  importOpen: (name) => `Aufhören und ${asName(name)} öffnen`,

  goneTitle: (name) => `${asName(name)} wurde gelöscht`,
  gone: 'Dieses Fenster zeigte ein Profil, das ein anderes Fenster mit allem darin gelöscht hat. Zum Weitermachen eines auswählen.',

  scanAll: 'Alle Profile durchsuchen',
  scanAllHint:
    'Fordert für jedes Profil einen Durchlauf mit seinen eigenen Kategorien an. In diesem beginnt er sofort, in den anderen, sobald sie geöffnet werden.',
  scanAllTitle: 'Alle Profile durchsuchen?',
  scanAllBody: (names) =>
    `Die Fotos von ${listed(names.map(asName))} werden mit den eingeschalteten Kategorien ihres eigenen Profils verglichen, und passende Tags werden vergeben. Jeder Durchlauf lässt sich unter „Aktivität“ seines Profils rückgängig machen.`,
  scanAllFailed: (reason) => `Nicht für jedes Profil wurde ein Durchlauf angefordert: ${said(reason)}`,
  scanned: (scans, currentId) => describeScans(scans, currentId),
};

const REASONS: Readonly<
  Record<Exclude<Extract<ProfileScan['result'], { ok: false }>['reason'], 'unreadable'>, string>
> = {
  disabled: 'die Klassifizierung ist aus',
  'no-categories': 'keine Kategorie ist eingeschaltet',
  'empty-library': 'es gibt noch keine Fotos',
  'already-running': 'ein Durchlauf ist bereits im Gange',
  locked: 'die Passphrase wurde in diesem Fenster nicht eingegeben',
};

/** `Meine Fotos wird durchsucht. Anna wird durchsucht, sobald es geöffnet wird. Nicht durchsucht: Ben und Eva (…).` */
function describeScans(scans: readonly ProfileScan[], currentId: string): string {
  const here: string[] = [];
  const later: string[] = [];
  const namesByReason = new Map<string, string[]>();
  for (const { profile, result } of scans) {
    if (result.ok) {
      (profile.id === currentId ? here : later).push(asName(profile.name));
      continue;
    }
    const reason =
      result.reason === 'unreadable' ? result.message.replace(/\.$/, '') : REASONS[result.reason];
    namesByReason.set(reason, [...(namesByReason.get(reason) ?? []), asName(profile.name)]);
  }
  return [
    ...here.map((name) => `${name} wird durchsucht.`),
    ...(later.length === 0 ? [] : [`Sobald geöffnet: ${listed(later)}.`]),
    ...[...namesByReason].map(([reason, names]) => `Nicht durchsucht: ${listed(names)} (${said(reason)}).`),
  ].join(' ');
}
