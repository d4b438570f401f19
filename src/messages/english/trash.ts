/** Words of the Trash page. */
import { counted, formatBytes, formatNumber } from '../format.ts';
import { photosCounted } from './quantities.ts';

export const trash = {
  emptyTrash: 'Empty trash',
  reading: 'Working out how much that is.',
  deleteTitle: (photos: number) => `Delete ${photosCounted(photos)} for ever?`,
  deleteBody: (photos: number, bytes: number) =>
    `${photosCounted(photos)}, ${formatBytes(bytes)}. ${photos === 1 ? 'It' : 'They'} cannot be brought back, not even with Undo. Files in linked folders stay where they are.`,
  deleteConfirm: (photos: number) => `Delete ${photosCounted(photos)} for ever`,
  cancel: 'Cancel',
  deleting: (done: number, total: number) => `${formatNumber(done)} of ${photosCounted(total)} deleted`,
  deletingLabel: 'Deleting',
  stop: 'Stop',
  stopping: 'Stopping',
  deleted: (photos: number) => `${photosCounted(photos)} deleted for ever.`,
  stopped: (photos: number) =>
    `Stopped: ${photosCounted(photos)} deleted for ever, the others are still in the trash.`,
  nothingDeleted: 'Nothing was deleted: none of the photos is in the trash any more.',
  failed: (reason: string) => `They could not all be deleted: ${reason}. The others are still in the trash.`,

  keep: (days: number) => `Delete after ${counted(days, 'day', 'days')}`,
  keepOff: 'Off: photos stay here until you delete or restore them.',
  keepOn: (days: number) =>
    `Photos are deleted for ever ${counted(days, 'day', 'days')} after they came here.`,
  next: (photos: number, days: number) =>
    days === 0
      ? `${counted(photos, 'photo goes', 'photos go')} within a day.`
      : `The next ${counted(photos, 'photo goes', 'photos go')} in ${counted(days, 'day', 'days')}.`,
  keepTitle: (days: number) => `Delete photos after ${counted(days, 'day', 'days')}?`,
  keepBody: (photos: number, days: number) =>
    `${counted(photos, 'photo has', 'photos have')} been here longer than ${counted(days, 'day', 'days')} and will be deleted for ever within a day. Restore what you want to keep first.`,
  keepConfirm: (photos: number) => `Turn on and delete ${photosCounted(photos)}`,
  saveFailed: (reason: string) => `That could not be saved: ${reason}`,
};
