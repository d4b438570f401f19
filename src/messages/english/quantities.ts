/** Amounts that most rooms speak of. */
import { counted } from '../format.ts';

export function photosCounted(count: number): string {
  return counted(count, 'photo', 'photos');
}

/** A rounded wait: `a few seconds`, `40 seconds`, `about 3 minutes`, `about 2 hours`. */
export function roughDuration(durationMs: number): string {
  const seconds = durationMs / 1000;
  if (seconds < 10) return 'a few seconds';
  if (seconds < 55) return `${String(Math.round(seconds / 10) * 10)} seconds`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 55) return `about ${counted(minutes, 'minute', 'minutes')}`;
  return `about ${counted(Math.round(seconds / 3600), 'hour', 'hours')}`;
}
