/** Words of the first visit, in German. */
import type { welcome as english } from '../english/welcome.ts';
import { counted, formatBytes, listed } from '../format.ts';
import { photosCounted } from './quantities.ts';
import { said } from './reasons.ts';

export const welcome: typeof english = {
  title: 'Fotos, die sich selbst sortieren',
  keeps: 'Fotos hinzufügen, und Winnow hält sie hier nach Datum bereit.',
  sorts:
    'Jedes Foto wird angesehen, und was im Weg ist, bekommt einen Tag: Belege, Bildschirmfotos, Fahrkarten und alles, was sich mit eigenen Worten beschreiben lässt.',
  stays: 'Das alles geschieht auf diesem Gerät: Kein Foto, kein Wort und kein Ergebnis verlässt es.',
  drop: 'Fotos irgendwo hier ablegen',
  dropOr: 'oder auswählen',
  addPhotos: 'Fotos hinzufügen',
  addFolder: 'Ordner hinzufügen',
  linkFolder: 'Ordner verknüpfen…',

  trySamples: 'Mit Beispielfotos ausprobieren',
  samplesHint: (count: number, bytes: number) =>
    `${formatBytes(bytes)} von dieser Website: ${counted(count, 'gezeichnetes Bild', 'gezeichnete Bilder')}, sortiert mit dem Startpaket. Ein Klick entfernt sie wieder.`,
  samplesUnknown:
    'Gezeichnete Bilder von dieser Website, sortiert mit dem Startpaket. Ein Klick entfernt sie wieder.',
  samplesOffline:
    'Die Beispielfotos ließen sich nicht laden. Sie kommen von dieser Website, dafür ist eine Verbindung nötig.',
  samplesTag: 'Beispiel',
  samplesNote: (count: number) =>
    count === 1 ? 'Eines davon ist ein Beispielfoto.' : `${photosCounted(count)} davon sind Beispiele.`,
  removeSamples: 'Beispiele entfernen',
  samplesRemoved: (count: number) => `${counted(count, 'Beispiel', 'Beispiele')} in den Papierkorb gelegt.`,

  restore: 'Sicherung wiederherstellen',

  starterTitle: 'Mit dem Startpaket beginnen',
  starter: (names: readonly string[] | null) =>
    `Findet ${names === null ? 'was üblicherweise stört' : listed(names)}. Dabei werden nur Tags vergeben: Nichts verlässt die Zeitleiste ungefragt.`,
  addStarter: 'Startpaket hinzufügen',
  starterAdded: 'Hinzugefügt: Neue Fotos bekommen ihre Tags von selbst.',
  starterFailed: (reason: string) => `Das Startpaket ließ sich nicht hinzufügen: ${said(reason)}`,

  resultsTitle: 'Erste Ergebnisse',
  looking: (done: number, total: number) => `Fotos werden angesehen: ${String(done)} von ${String(total)}`,
  lookingAtFirst: 'Die ersten Fotos werden angesehen',
  unsorted: (count: number) => `${photosCounted(count)} hinzugefügt. Soll Winnow darin aufräumen?`,
  sortNow: 'Startpaket hinzufügen und sortieren',
  notNow: 'Jetzt nicht',
  tagged: (tagged: number, total: number) =>
    tagged === 0
      ? `Keines der Fotos (${String(total)}) passte zu einer Kategorie.`
      : `${String(tagged)} von ${photosCounted(total)} mit Tags versehen.`,
  clutter: (count: number) =>
    `${counted(count, 'Foto würde', 'Fotos würden')} die Zeitleiste verlassen, wenn Überflüssiges archiviert würde.`,
  archived: (count: number) => `${photosCounted(count)} ins Archiv verschoben.`,
  noClutter: 'Nichts davon sieht überflüssig aus.',
  archiveClutter: (count: number) => `${photosCounted(count)} wegräumen`,
  archiveHint:
    'Die betreffenden Kategorien archivieren dann, was sie markieren. Unter Aktivität lässt es sich rückgängig machen.',
  review: 'Tags durchsehen',
  ownCategory: 'Eigene Kategorie beschreiben',
  dismiss: 'Erste Ergebnisse schließen',
  seeTag: (name: string, count: number) => `${name}, ${photosCounted(count)}`,
  unreadable: (reason: string) => `Die Ergebnisse ließen sich nicht lesen: ${said(reason)}`,
};
