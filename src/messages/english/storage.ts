/** Words of Settings > Storage. */
import { counted, formatBytes } from '../format.ts';
import { photosCounted } from './quantities.ts';

function about(bytes: number): string {
  return bytes === 0 ? formatBytes(0) : `about ${formatBytes(bytes)}`;
}

export const storage = {
  title: 'Room on this device',
  used: 'Used by Winnow',
  usedValue: (bytes: number, profiles: number | null) =>
    profiles === null || profiles === 1
      ? formatBytes(bytes)
      : `${formatBytes(bytes)}, ${counted(profiles, 'profile', 'profiles')} together`,
  quota: 'Room the browser reports',
  persistent: 'Kept by the browser',
  persisted: 'Until you delete it.',
  notPersisted:
    'Not promised. The browser may clear everything Winnow stores here when the device runs low on space, and Safari does after seven days without a visit.',
  ask: 'Ask the browser to keep it',
  granted: 'The browser will keep what Winnow stores here.',
  refused: 'The browser did not agree. Installing Winnow or visiting it more often helps.',
  unknown: 'This browser does not say how much is used.',
  nearlyFull: (leftBytes: number) =>
    `Nearly full: ${formatBytes(leftBytes)} left. When there is no more, imports stop and say so; nothing that is stored is lost.`,
  full: 'The last import stopped because there was no room left. What was stored before is all here: free up space below, or make room on the device, and try the rest again.',

  kinds: 'What takes the room',
  measuring: (photos: number) => `Counting: ${photosCounted(photos)} so far`,
  measureFailed: (reason: string) => `It could not be counted: ${reason}`,
  originals: 'Photos as you added them',
  originalsValue: (bytes: number, photos: number) => `${formatBytes(bytes)}, ${photosCounted(photos)}`,
  linked: 'Photos in your own folders',
  linkedValue: (bytes: number, photos: number) =>
    `${formatBytes(bytes)}, ${photosCounted(photos)}, not counted here`,
  thumbnails: 'Thumbnails',
  previews: 'Previews',
  vectors: 'Vectors of models in use',
  vectorsUnused: 'Vectors of other models',
  models: 'Downloaded models',
  runtime: 'WebGPU runtime',
  copies: 'Copies of backups and downloads',
  app: 'The app and its built-in model',
  other: 'Everything else',
  otherHint: (bytes: number) => `${about(bytes)}: tags, history, the browser’s own book-keeping`,
  about,
  bytes: formatBytes,

  freeTitle: 'Free up space',
  freeIntro: 'Only what Winnow can do without, make or fetch again. No photo, tag or category is touched.',
  freeNothing: 'There is nothing to free up.',
  freePreviews: (bytes: number) => `Delete previews (${about(bytes)})`,
  freePreviewsHint:
    'Photos are then shown from their originals, a moment slower. Where browsers cannot show the original, the preview is made again.',
  freeVectors: (bytes: number) => `Delete vectors of other models (${formatBytes(bytes)})`,
  freeVectorsHint: 'Going back to such a model means looking at every photo again.',
  freeRuntime: (bytes: number) => `Delete the WebGPU runtime (${formatBytes(bytes)})`,
  freeRuntimeHint: 'Fetched again from this site when it is next needed, which takes a network.',
  freeCopies: (bytes: number) => `Delete copies of backups and downloads (${formatBytes(bytes)})`,
  freeCopiesHint:
    'This browser downloads large files from a copy that Winnow writes first. Make sure your downloads have ended: one that is still on would break off.',
  freeModels: (bytes: number) => `Downloaded models take ${formatBytes(bytes)}.`,
  toModels: 'Choose models to delete',
  lockedLeftOut: (profiles: number) =>
    `What ${counted(profiles, 'locked profile holds', 'locked profiles hold')} cannot be counted and is part of everything else.`,
  eraseLosesLocked: (profiles: number) =>
    `And everything in ${counted(profiles, 'locked profile', 'locked profiles')}.`,
  allProfiles: (profiles: number) => `This is done in all ${String(profiles)} profiles.`,
  freed: 'Done. The browser may take a while to count the room as free.',
  freeFailed: (reason: string) => `It could not be deleted: ${reason}`,
  cancel: 'Cancel',

  eraseTitle: 'Delete everything',
  eraseIntro:
    'Every profile with its photos, tags, categories and history, downloaded models, and the settings of this device. The app’s own files stay, so that Winnow still opens without a network.',
  eraseOne: 'To delete one profile only, go to',
  profiles: 'Profiles',
  eraseButton: 'Delete everything…',
  eraseQuestion: 'Delete everything Winnow stores here?',
  eraseLoses: (photos: number, profiles: number) =>
    `${photosCounted(photos)} in ${counted(profiles, 'profile', 'profiles')}, with tags, categories, corrections and history. Downloaded models and the settings of this device go too. Other windows of Winnow start again.`,
  eraseCounting: 'Counting what would be lost',
  eraseNoUndo: 'This cannot be undone. A backup made before is the only way back.',
  erasePhrase: 'delete everything',
  eraseType: 'Type “delete everything” to go on',
  eraseConfirm: (photos: number | null) =>
    photos === null ? 'Delete everything' : `Delete everything, ${photosCounted(photos)} included`,
};
