/** Numbers as text: grouped digits, singular and plural, and durations a person would say. */

const digits = new Intl.NumberFormat('en');

/** `1,234 photos`, `1 photo`. */
export function counted(count: number, one: string, many: string): string {
  return `${digits.format(count)} ${count === 1 ? one : many}`;
}

export function photosCounted(count: number): string {
  return counted(count, 'photo', 'photos');
}

/** Grouped digits: `12,040`. */
export function formatNumber(count: number): string {
  return digits.format(count);
}

/** `Receipts`, `Receipts and Memes`, `Receipts, Memes and Pets`. */
export function listed(names: readonly string[]): string {
  const last = names.at(-1);
  if (last === undefined) return '';
  return names.length === 1 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
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

/** `3.4 MB`, in powers of 1,000 as file managers show them. */
export function formatBytes(bytes: number): string {
  const units = ['bytes', 'kB', 'MB', 'GB', 'TB'];
  let value = bytes;
  let unit = 0;
  while (value >= 999.5 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  const shown = unit === 0 || value >= 99.5 ? Math.round(value) : Math.round(value * 10) / 10;
  return `${digits.format(shown)} ${units[unit] ?? ''}`;
}
