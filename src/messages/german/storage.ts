/** Words of Settings > Storage, in German. */
import type { storage as english } from '../english/storage.ts';
import { counted, formatBytes, formatNumber } from '../format.ts';
import { photosCounted } from './quantities.ts';
import { said } from './reasons.ts';

function about(bytes: number): string {
  return bytes === 0 ? formatBytes(0) : `etwa ${formatBytes(bytes)}`;
}

export const storage: typeof english = {
  title: 'Platz auf diesem Gerät',
  used: 'Von Winnow belegt',
  usedValue: (bytes, profiles) =>
    profiles === null || profiles === 1
      ? formatBytes(bytes)
      : `${formatBytes(bytes)}, ${counted(profiles, 'Profil', 'Profile')} zusammen`,
  quota: 'Platz laut Browser',
  persistent: 'Vom Browser bewahrt',
  persisted: 'Bis zum Löschen von Hand.',
  notPersisted:
    'Nicht zugesagt. Wird der Platz auf dem Gerät knapp, darf der Browser alles löschen, was Winnow hier speichert; Safari tut es nach sieben Tagen ohne Besuch.',
  ask: 'Den Browser bitten, es zu bewahren',
  granted: 'Der Browser bewahrt, was Winnow hier speichert.',
  refused: 'Der Browser hat nicht zugestimmt. Winnow zu installieren oder öfter zu besuchen hilft.',
  unknown: 'Dieser Browser sagt nicht, wie viel belegt ist.',
  nearlyFull: (leftBytes) =>
    `Fast voll: noch ${formatBytes(leftBytes)}. Ist der Platz aufgebraucht, hält das Hinzufügen an und sagt es; was gespeichert ist, bleibt erhalten.`,
  full: 'Das letzte Hinzufügen hielt an, weil kein Platz mehr war. Was vorher gespeichert wurde, ist vollständig da: unten oder auf dem Gerät Platz schaffen und den Rest erneut hinzufügen.',

  kinds: 'Was den Platz belegt',
  measuring: (photos) => `Wird gezählt: bisher ${photosCounted(photos)}`,
  measureFailed: (reason) => `Das ließ sich nicht zählen: ${said(reason)}`,
  originals: 'Fotos, wie sie hinzugefügt wurden',
  originalsValue: (bytes, photos) => `${formatBytes(bytes)}, ${photosCounted(photos)}`,
  linked: 'Fotos in eigenen Ordnern',
  linkedValue: (bytes, photos) => `${formatBytes(bytes)}, ${photosCounted(photos)}, hier nicht mitgezählt`,
  thumbnails: 'Miniaturen',
  previews: 'Vorschaubilder',
  vectors: 'Vektoren verwendeter Modelle',
  vectorsUnused: 'Vektoren anderer Modelle',
  models: 'Heruntergeladene Modelle',
  runtime: 'WebGPU-Laufzeit',
  copies: 'Kopien von Sicherungen und Downloads',
  app: 'Die App und ihr eingebautes Modell',
  other: 'Alles Übrige',
  otherHint: (bytes) => `${about(bytes)}: Tags, Verlauf, Verwaltung des Browsers`,
  about,
  bytes: formatBytes,

  freeTitle: 'Platz schaffen',
  freeIntro:
    'Nur was Winnow entbehren, neu erzeugen oder neu laden kann. Kein Foto, kein Tag und keine Kategorie wird angerührt.',
  freeNothing: 'Es gibt nichts freizugeben.',
  freePreviews: (bytes) => `Vorschaubilder löschen (${about(bytes)})`,
  freePreviewsHint:
    'Fotos werden dann aus ihren Originalen angezeigt, einen Augenblick langsamer. Wo Browser das Original nicht anzeigen können, entsteht die Vorschau neu.',
  freeVectors: (bytes) => `Vektoren anderer Modelle löschen (${formatBytes(bytes)})`,
  freeVectorsHint: 'Zu einem solchen Modell zurückzukehren heißt, jedes Foto erneut zu erfassen.',
  freeRuntime: (bytes) => `WebGPU-Laufzeit löschen (${formatBytes(bytes)})`,
  freeRuntimeHint: 'Wird bei Bedarf erneut von dieser Website geladen; dafür braucht es ein Netz.',
  freeCopies: (bytes) => `Kopien von Sicherungen und Downloads löschen (${formatBytes(bytes)})`,
  freeCopiesHint:
    'Dieser Browser lädt große Dateien aus einer Kopie herunter, die Winnow zuerst schreibt. Erst löschen, wenn alle Downloads fertig sind: Ein laufender bräche ab.',
  freeModels: (bytes) => `Heruntergeladene Modelle belegen ${formatBytes(bytes)}.`,
  toModels: 'Modelle zum Löschen auswählen',
  lockedLeftOut: (profiles) =>
    `Was ${counted(profiles, 'gesperrtes Profil enthält', 'gesperrte Profile enthalten')}, lässt sich nicht zählen und ist in „Alles Übrige“ enthalten.`,
  eraseLosesLocked: (profiles) =>
    `Und alles in ${counted(profiles, 'gesperrten Profil', 'gesperrten Profilen')}.`,
  allProfiles: (profiles) => `Das gilt für alle ${formatNumber(profiles)} Profile.`,
  freed: 'Erledigt. Es kann dauern, bis der Browser den Platz als frei zählt.',
  freeFailed: (reason) => `Das ließ sich nicht löschen: ${said(reason)}`,
  cancel: 'Abbrechen',

  eraseTitle: 'Alles löschen',
  eraseIntro:
    'Jedes Profil mit Fotos, Tags, Kategorien und Verlauf, heruntergeladene Modelle und die Einstellungen dieses Geräts. Die Dateien der App selbst bleiben, damit sich Winnow weiterhin ohne Netz öffnen lässt.',
  eraseOne: 'Ein einzelnes Profil löschen unter',
  profiles: 'Profile',
  eraseButton: 'Alles löschen…',
  eraseQuestion: 'Alles löschen, was Winnow hier speichert?',
  eraseLoses: (photos, profiles) =>
    `${photosCounted(photos)} in ${counted(profiles, 'Profil', 'Profilen')}, mit Tags, Kategorien, Korrekturen und Verlauf. Auch heruntergeladene Modelle und die Einstellungen dieses Geräts gehen verloren. Andere Fenster von Winnow starten neu.`,
  eraseCounting: 'Wird gezählt, was verloren ginge',
  eraseNoUndo: 'Das lässt sich nicht rückgängig machen. Nur eine vorher gemachte Sicherung führt zurück.',
  erasePhrase: 'alles löschen',
  eraseType: 'Zum Fortfahren „alles löschen“ eingeben',
  eraseConfirm: (photos) =>
    photos === null ? 'Alles löschen' : `Alles löschen, auch ${photosCounted(photos)}`,
};
