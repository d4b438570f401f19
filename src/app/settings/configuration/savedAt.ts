/** When a configuration was saved, as people write it. */
const FORMAT = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });

export function savedAtToText(savedAtMs: number): string {
  return FORMAT.format(savedAtMs);
}
