/** Words of the Jobs page, in German. */
import type { JobState, QueueName } from '../../core/jobs/job.ts';
import type { jobs as english } from '../english/jobs.ts';
import { counted, formatNumber } from '../format.ts';
import { asFile } from '../names.ts';
import { photosCounted, roughDuration } from './quantities.ts';
import { said } from './reasons.ts';

const QUEUE_TITLES: Record<QueueName, string> = {
  metadata: 'Metadaten & Miniaturen',
  'smart-search': 'Inhaltssuche',
  classification: 'Klassifizierung',
};

const QUEUE_HINTS: Record<QueueName, string> = {
  metadata: 'Erzeugt die größeren Bilder der Einzelansicht. Datum und Miniaturen entstehen beim Hinzufügen.',
  'smart-search': 'Erfasst jedes Foto so, dass es sich mit Wörtern vergleichen lässt.',
  classification: 'Vergleicht Fotos mit den Kategorien, vergibt Tags und archiviert.',
};

const CONCURRENCY_HINTS: Record<QueueName, string> = {
  metadata: 'So viele Bilder entstehen gleichzeitig.',
  'smart-search': 'Stapel zwischen Einlesen und Speichern. Mehr als drei helfen selten.',
  classification: 'So viele Stapel werden gleichzeitig verglichen.',
};

const STATE_LABELS: Record<JobState, string> = {
  active: 'Aktiv',
  waiting: 'Wartend',
  delayed: 'Verschoben',
  failed: 'Fehler',
  done: 'Fertig',
};

export const jobs: typeof english = {
  heading: 'Aufgaben',
  intro:
    'Arbeit, die im Hintergrund läuft. Sie übersteht ein Neuladen, und immer nur ein offenes Fenster erledigt sie.',
  queue: (queue) => QUEUE_TITLES[queue],
  queueHint: (queue) => QUEUE_HINTS[queue],
  state: (state) => STATE_LABELS[state],
  paused: 'Angehalten',
  blockedBadge: 'Wartet auf das Modell',
  blocked: (reason) =>
    `Fotos warten: Das Modell lässt sich nicht verwenden. ${said(reason)} Winnow versucht es von selbst erneut.`,
  pause: 'Anhalten',
  resume: 'Fortsetzen',
  retryFailed: 'Fehlgeschlagene wiederholen',
  clearFailed: 'Fehlgeschlagene verwerfen',
  cancel: 'Abbrechen',
  retry: 'Wiederholen',
  retryOne: (fileName) => `${asFile(fileName)} wiederholen`,
  retried: (count) => `${counted(count, 'Foto wartet', 'Fotos warten')} erneut.`,
  cleared: (count) => `${counted(count, 'Fehlschlag', 'Fehlschläge')} verworfen.`,
  clearTitle: (count) => `${counted(count, 'Fehlschlag', 'Fehlschläge')} verwerfen?`,
  clearBody:
    'Die Fotos bleiben unverändert in der Bibliothek. Was noch gelingen kann, wird beim nächsten Start von Winnow erneut versucht.',
  clearConfirm: (count) => `${counted(count, 'Fehlschlag', 'Fehlschläge')} verwerfen`,
  failures: (count) => `${photosCounted(count)} fehlgeschlagen`,
  photoGone: 'Ein Foto, das es nicht mehr gibt',
  attempts: (count) => counted(count, 'Versuch', 'Versuche'),
  noReason: 'Es wurde kein Grund genannt.',
  more: (count) => `Und ${counted(count, 'weiteres', 'weitere')}.`,
  idle: 'Nichts zu tun',
  left: (count) => `noch ${counted(count, 'Schritt', 'Schritte')}`,

  lastHour: (photos) =>
    photos === 0 ? 'Nichts in der letzten Stunde.' : `${photosCounted(photos)} in der letzten Stunde.`,
  pace: (perSecond, leftMs) => `${paceText(perSecond)}, noch ${roughDuration(leftMs)}.`,

  concurrency: 'Gleichzeitig',
  concurrencyValue: (value) => formatNumber(value),
  concurrencyHint: (queue) => CONCURRENCY_HINTS[queue],
  concurrencyNotSaved: 'Die Einstellungen wurden eben an anderer Stelle geändert. Den Regler erneut bewegen.',
};

/** `40 Fotos pro Minute`, `120 Fotos pro Sekunde`: whichever is a number one can picture. */
function paceText(perSecond: number): string {
  return perSecond >= 2
    ? `${photosCounted(Math.round(perSecond))} pro Sekunde`
    : `${photosCounted(Math.max(1, Math.round(perSecond * 60)))} pro Minute`;
}
