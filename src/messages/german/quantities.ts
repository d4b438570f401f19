/** Amounts that most rooms speak of. Plurals are the same in every case that sentences here put them in. */
import { counted } from '../format.ts';

export function photosCounted(count: number): string {
  return counted(count, 'Foto', 'Fotos');
}

/** A rounded wait: `wenige Sekunden`, `40 Sekunden`, `etwa 3 Minuten`, `etwa 2 Stunden`. */
export function roughDuration(durationMs: number): string {
  const seconds = durationMs / 1000;
  if (seconds < 10) return 'wenige Sekunden';
  if (seconds < 55) return `${String(Math.round(seconds / 10) * 10)} Sekunden`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 55) return `etwa ${counted(minutes, 'Minute', 'Minuten')}`;
  return `etwa ${counted(Math.round(seconds / 3600), 'Stunde', 'Stunden')}`;
}
