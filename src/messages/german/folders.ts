/** Words about linked folders, in German. */
import type { OriginalAway } from '../../library/library.ts';
import type { FolderSummary, FolderSyncResult } from '../../pipeline/folderSync.ts';
import type { folders as english } from '../english/folders.ts';
import { counted, formatNumber, listed } from '../format.ts';
import { asName, asPath } from '../names.ts';
import { said } from './reasons.ts';

type SyncFailure = Exclude<FolderSyncResult, { ok: true }>['reason'];

const FAILURES: Readonly<Record<SyncFailure, (folder: string) => string>> = {
  'not-allowed': (folder) => `Winnow darf ${folder} nicht mehr lesen.`,
  missing: (folder) =>
    `${folder} ist nicht zu finden. Der Datenträger ist vielleicht nicht angeschlossen, oder der Ordner wurde verschoben oder umbenannt.`,
  unreadable: (folder) => `${folder} ließ sich nicht vollständig lesen. Nichts gilt deshalb als fehlend.`,
  cancelled: (folder) => `Das Durchsehen von ${folder} wurde angehalten.`,
};

const AWAY: Readonly<Record<OriginalAway['reason'], (path: string, folder: string) => string>> = {
  'not-allowed': (_, folder) => `Winnow darf ${folder} nicht mehr lesen; dort liegt die Datei des Fotos.`,
  missing: (path, folder) => `Die Datei ${path} fehlt in ${folder}.`,
  changed: (path, folder) => `Die Datei ${path} in ${folder} hat jetzt einen anderen Inhalt.`,
  unreadable: (path, folder) => `Die Datei ${path} in ${folder} lässt sich gerade nicht lesen.`,
};

const WHAT_TO_DO: Readonly<Record<OriginalAway['reason'], string>> = {
  'not-allowed': 'Bis zur Erlaubnis wird das Foto durch seine Miniatur gezeigt.',
  missing:
    'Das Foto wird durch seine Miniatur gezeigt und behält seine Tags. Die Datei irgendwo in den Ordner zurücklegen, dann den Ordner erneut durchsehen.',
  changed: 'Den Ordner erneut durchsehen: Was jetzt in der Datei ist, wird ein eigenes Foto.',
  unreadable:
    'Vielleicht verwendet ein anderes Programm die Datei, oder ihr Datenträger ist nicht angeschlossen.',
};

function summaryOf({ added, known, changed, moved, missing, back, refused }: FolderSummary): string {
  const parts = [
    added > 0 ? counted(added, 'neues Foto', 'neue Fotos') : '',
    changed > 0 ? `${formatNumber(changed)} geändert` : '',
    moved > 0 ? `${formatNumber(moved)} verschoben` : '',
    back > 0 ? `${formatNumber(back)} wieder da` : '',
    known > 0 ? `${formatNumber(known)} schon vorhanden` : '',
    missing > 0 ? `${formatNumber(missing)} fehlend` : '',
    refused > 0 ? counted(refused, 'Datei, die kein Foto ist', 'Dateien, die keine Fotos sind') : '',
  ].filter((part) => part !== '');
  return parts.length === 0 ? 'nichts hat sich geändert' : listed(parts);
}

export const folders: typeof english = {
  linkFolder: 'Ordner verknüpfen…',
  moreWays: 'Weitere Wege, Fotos hinzuzufügen',
  linkHint: 'Winnow liest ihn an Ort und Stelle und kopiert nichts.',
  barRegion: 'Verknüpfte Ordner',
  notAllowed: (names) =>
    `Winnow darf ${listed(names.map(asName))} nicht mehr lesen: Der Browser fragt nach einem Neustart erneut. Bis zur Erlaubnis werden Fotos durch ihre Miniaturen gezeigt.`,
  allow: 'Erlauben',
  later: 'Später',
  stillNotAllowed: (name) =>
    `Der Browser lässt Winnow ${asName(name)} weiterhin nicht lesen. Vielleicht ist das für diese Website so eingestellt.`,
  linked: (name) => `${asName(name)} ist verknüpft und wird durchgesehen.`,
  alreadyLinked: (name) => `${asName(name)} ist schon verknüpft.`,
  withinLinked: (name, outer) =>
    `${asName(name)} gehört zu ${asName(outer)}; dieser Ordner ist schon verknüpft.`,
  looked: (name, summary) => `${asName(name)}: ${summaryOf(summary)}.`,
  notLooked: (name, reason) => FAILURES[reason](asName(name)),
  failed: (reason) => `Das ging schief: ${said(reason)}`,
  away: ({ reason, path, folder }) => AWAY[reason](asPath(path), asName(folder)),
  awayStep: ({ reason }) => WHAT_TO_DO[reason],
  gone: 'Über das Original dieses Fotos ist nichts bekannt: Sein Ordner ist nicht mehr verknüpft.',
  goneStep: 'Wird der Ordner wieder verknüpft, hat das Foto sein Original zurück.',
  lookAgain: 'Den Ordner erneut durchsehen',

  filesStay: 'Dateien in verknüpften Ordnern bleiben auf dem Datenträger.',

  dialogTitle: 'Ordner verknüpfen',
  dialogIntro:
    'Die Bilder darin und in Ordnern darunter werden Fotos der Bibliothek und bleiben, wo sie sind.',
  dialogPoints: [
    'Winnow liest den Ordner und schreibt nie hinein. Wird ein Foto in Winnow gelöscht, bleibt seine Datei unberührt.',
    'Nur Miniaturen, Vorschaubilder und was Winnow herausgefunden hat belegen Platz in diesem Browser.',
    'Die Originale werden an ihrem Ort gebraucht: Fehlt die Datei, wird das Foto durch seine Miniatur gezeigt.',
    'Nach einem Neustart fragt der Browser vielleicht erneut um Erlaubnis.',
  ],
  choose: 'Ordner auswählen…',
  cancel: 'Abbrechen',
  unsupported:
    'Dieser Browser lässt keine Seite einen Ordner an Ort und Stelle lesen. Chrome, Edge und andere auf Chromium gebaute Browser können es auf einem Computer. „Ordner hinzufügen“ kopiert die Bilder stattdessen, in jedem Browser.',
  addFolder: 'Ordner hinzufügen',
};
