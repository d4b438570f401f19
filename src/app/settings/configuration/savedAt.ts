/** When a configuration was saved, as people write it. */
import { formatDate } from '../../../messages/format.ts';

export function savedAtToText(savedAtMs: number): string {
  return formatDate(savedAtMs, 'momentHere');
}
