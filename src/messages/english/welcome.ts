/** Words of the first visit: the welcome, the first results, and the sample photos. */
import { counted, formatBytes, listed } from '../format.ts';
import { photosCounted } from './quantities.ts';

export const welcome = {
  title: 'A photo library that sorts itself',
  keeps: 'Add your photos, and Winnow keeps them here by date.',
  sorts:
    'It looks at each one and tags what gets in the way: receipts, screenshots, tickets, and whatever you describe in your own words.',
  stays: 'All of it happens on this device: no photo, no word and no result is sent anywhere.',
  drop: 'Drop photos anywhere',
  dropOr: 'or choose them',
  addPhotos: 'Add photos',
  addFolder: 'Add folder',
  linkFolder: 'Link a folder…',

  trySamples: 'Try with sample photos',
  samplesHint: (count: number, bytes: number) =>
    `${formatBytes(bytes)} from this site: ${counted(count, 'drawn picture', 'drawn pictures')}, sorted with the starter set. One click removes them.`,
  samplesUnknown: 'Drawn pictures from this site, sorted with the starter set. One click removes them.',
  samplesOffline:
    'The sample photos could not be fetched. They come from this site, which needs a connection.',
  samplesTag: 'Sample',
  samplesNote: (count: number) =>
    count === 1 ? 'One of these is a sample photo.' : `${photosCounted(count)} here are samples.`,
  removeSamples: 'Remove the samples',
  samplesRemoved: (count: number) => `${counted(count, 'sample', 'samples')} moved to the trash.`,

  restore: 'Restore a backup',

  starterTitle: 'Start with the starter set',
  starter: (names: readonly string[] | null) =>
    `Finds ${names === null ? 'common clutter' : listed(names)}. It only tags: nothing leaves the timeline until you say so.`,
  addStarter: 'Add starter set',
  starterAdded: 'Added: photos are tagged as they come in.',
  starterFailed: (reason: string) => `The starter set could not be added: ${reason}`,

  resultsTitle: 'First results',
  looking: (done: number, total: number) => `Looking at your photos: ${String(done)} of ${String(total)}`,
  lookingAtFirst: 'Looking at your first photos',
  unsorted: (count: number) => `${photosCounted(count)} added. Shall Winnow look for clutter among them?`,
  sortNow: 'Add starter set and sort',
  notNow: 'Not now',
  tagged: (tagged: number, total: number) =>
    tagged === 0
      ? `None of the ${photosCounted(total)} matched a category.`
      : `${String(tagged)} of ${photosCounted(total)} tagged.`,
  clutter: (count: number) => `${photosCounted(count)} would leave the timeline if clutter were archived.`,
  archived: (count: number) => `${photosCounted(count)} moved to the archive.`,
  noClutter: 'None of it looks like clutter.',
  archiveClutter: (count: number) => `Tidy away ${photosCounted(count)}`,
  archiveHint: 'The clutter categories then archive what they tag. Undo is in Activity.',
  review: 'Look through the tags',
  ownCategory: 'Describe a category of your own',
  dismiss: 'Close first results',
  seeTag: (name: string, count: number) => `${name}, ${photosCounted(count)}`,
  unreadable: (reason: string) => `The results could not be read: ${reason}`,
};
