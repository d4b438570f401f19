/** Words of backup and restore, in German. */
import type { BackupResult } from '../../pipeline/backupLibrary.ts';
import type { OpenBackupResult } from '../../pipeline/openBackup.ts';
import type { BackupSummary, RestoreProblem, RestoreResult } from '../../pipeline/restoreBackup.ts';
import type { backup as english } from '../english/backup.ts';
import { counted, formatBytes, formatDate, formatNumber, listed } from '../format.ts';
import { asFile, asName } from '../names.ts';
import { photosCounted } from './quantities.ts';
import { said } from './reasons.ts';

type OpenFailure = Exclude<OpenBackupResult, { ok: true } | { reason: 'sealed' | 'wrong-passphrase' }>;

function notOpened(fileName: string, failure: OpenFailure): string {
  if (failure.reason === 'damaged') return `${asFile(fileName)} ist beschädigt: ${said(failure.detail)}`;
  return failure.reason === 'newer'
    ? `${asFile(fileName)} stammt von einer neueren Version von Winnow. Die Seite neu laden, um Winnow zu aktualisieren, dann erneut versuchen.`
    : `${asFile(fileName)} ist keine Sicherung von Winnow.`;
}

function problem({ fileName, reason, detail }: RestoreProblem): string {
  if (reason === 'missing')
    return `${asFile(fileName)}: Das Original fehlt in der Sicherung oder lässt sich nicht lesen.`;
  if (reason === 'changed') return `${asFile(fileName)}: Der Inhalt ist nicht der, der gesichert wurde.`;
  return `${asFile(fileName)}: ${said(detail)}`;
}

function restored(result: Exclude<RestoreResult, { kind: 'not-whole' }>): string {
  const known =
    result.known === 0
      ? ''
      : `, ${formatNumber(result.known)} ${result.known === 1 ? 'war' : 'waren'} schon da`;
  const counts = `${photosCounted(result.imported)} wiederhergestellt${known}.`;
  const left =
    result.tagsLeftOut === 0
      ? ''
      : ` ${counted(result.tagsLeftOut, 'automatischer Tag wurde', 'automatische Tags wurden')} ausgelassen, weil ${result.tagsLeftOut === 1 ? 'seine' : 'ihre'} Kategorie nicht gilt.`;
  if (result.kind === 'done') return counts + left;
  if (result.kind === 'damaged') return `Die Sicherung ist beschädigt: ${said(result.detail)} ${counts}`;
  return result.kind === 'cancelled'
    ? `Abgebrochen. ${counts} Dieselbe Sicherung erneut wiederherstellen, um fortzufahren.`
    : `Der Browser hat keinen Platz mehr. ${counts} Platz schaffen, dann dieselbe Sicherung erneut wiederherstellen, um fortzufahren.`;
}

function backedUp(result: Extract<BackupResult, { ok: true }>): string {
  return `${photosCounted(result.photos)} gesichert, ${formatBytes(result.bytes)}.`;
}

function notBackedUp(result: Extract<BackupResult, { ok: false }>): string {
  if (result.reason === 'not-written')
    return `Es wurde keine Sicherung gemacht: Sie ließ sich nicht schreiben. ${said(result.detail)}`;
  return result.reason === 'cancelled'
    ? 'Abgebrochen. Es wurde keine Sicherung gemacht.'
    : 'Es wurde keine Sicherung gemacht: Am Zielort ist kein Platz mehr.';
}

function summarised({ photos, bytes, known, tags, categories }: BackupSummary, madeAtMs: number): string {
  const here =
    known === 0
      ? 'von denen keines hier ist'
      : known === photos
        ? 'die alle hier sind'
        : `von denen ${formatNumber(known)} hier ${known === 1 ? 'ist' : 'sind'}`;
  return `Gemacht am ${formatDate(madeAtMs, 'momentHere')}: ${photosCounted(photos)} (${formatBytes(bytes)}), ${here}; ${counted(tags, 'Tag', 'Tags')}; ${counted(categories, 'Kategorie', 'Kategorien')}.`;
}

function someFiles(names: readonly string[]): string {
  return listed([
    ...names.slice(0, 20).map(asFile),
    ...(names.length > 20 ? [`${formatNumber(names.length - 20)} weitere`] : []),
  ]);
}

export const backup: typeof english = {
  backupTitle: 'Sicherung',
  backupIntro:
    'Eine Zip-Datei mit jedem Original unter seinem eigenen Namen, daneben die Tags für digiKam, darktable und Immich, und mit allem, was Winnow weiß: Archiv, Papierkorb, Korrekturen, Kategorien. Vektoren sind nicht dabei; sie entstehen neu.',
  backUp: 'Sichern',
  seal: 'Mit einer Passphrase schützen',
  sealHint: 'Andere Programme können sie dann nicht öffnen, und ohne die Passphrase kann es niemand.',
  passphrase: 'Passphrase',
  passphraseAgain: 'Passphrase wiederholen',
  passphraseShort: 'Mindestens 8 Zeichen.',
  passphraseDiffers: 'Die beiden stimmen nicht überein.',
  backingUp: 'Wird gesichert',
  backupProgress: (done, total, bytes) =>
    `${formatNumber(done)} von ${photosCounted(total)}, ${formatBytes(bytes)}`,
  stop: 'Abbrechen',
  backedUp,
  notBackedUp,
  missing: (names) => `Nicht enthalten, weil das Original nicht mehr da ist: ${someFiles(names)}.`,
  away: (folder, names) =>
    `Nicht enthalten, weil im Ordner ${asName(folder)} nicht lesbar: ${someFiles(names)}. Winnow den Ordner lesen lassen, dann noch einmal sichern.`,
  memoryLimit: (bytes) =>
    `Dieser Browser kann nur Sicherungen bis ${formatBytes(bytes)} machen: Er lässt keine Seite eine Datei Stück für Stück schreiben.`,

  restoreTitle: 'Wiederherstellen',
  restoreIntro:
    'Eine Sicherung auswählen, um zu sehen, was darin ist. Fotos, die schon hier sind, kommen nicht doppelt hinzu, und eine unterbrochene Wiederherstellung geht weiter, wo sie war.',
  choose: 'Sicherung auswählen',
  dialogTitle: 'Eine Sicherung wiederherstellen',
  reading: 'Die Sicherung wird gelesen.',
  notOpened,
  unlock: 'Öffnen',
  sealed: (fileName) => `${asFile(fileName)} ist mit einer Passphrase geschützt.`,
  wrongPassphrase: 'Das ist nicht die Passphrase.',
  summary: summarised,
  noConfig: 'Die Konfiguration darin fehlt oder ist nicht mehr gültig. Die jetzige bleibt.',
  configFile:
    'Hier bestimmt eine Datei neben der App die Kategorien, deshalb bleiben die aus der Sicherung unberücksichtigt.',
  mode: 'Was mit diesem Profil geschieht',
  merge: 'Zusammenführen',
  mergeHint:
    'Fügt hinzu, was fehlt: Fotos, Tags, Kategorien. Was hier seit der Sicherung entschieden wurde, bleibt. Unter „Aktivität“ lässt es sich rückgängig machen.',
  replace: 'Ersetzen',
  replaceHint:
    'Prüft die Sicherung, löscht jedes Foto dieses Profils und stellt dann die Sicherung wieder her. Das lässt sich nicht rückgängig machen.',
  backUpFirst: 'Zuerst sichern',
  replaceType: (name) => `${asName(name)} eingeben, um die Fotos zu ersetzen`,
  cancel: 'Abbrechen',
  startMerge: ({ photos }) => `${photosCounted(photos)} wiederherstellen`,
  startReplace: (here) => `${photosCounted(here)} löschen und wiederherstellen`,
  verifying: 'Die Sicherung wird geprüft',
  restoring: 'Wird wiederhergestellt',
  restoreProgress: (done, total) => `${formatNumber(done)} von ${photosCounted(total)}`,
  restored,
  notWhole: (count) =>
    `Die Sicherung ist nicht vollständig, deshalb wurde nichts gelöscht. ${photosCounted(count)} ${count === 1 ? 'ließ' : 'ließen'} sich nicht lesen. „Zusammenführen“ stellt die anderen wieder her.`,
  problems: (count) => `${photosCounted(count)} nicht wiederhergestellt`,
  problem,
  more: (count) => `Und ${formatNumber(count)} weitere.`,
  failed: (reason) => `Ein Fehler hat es angehalten: ${said(reason)}`,
};
