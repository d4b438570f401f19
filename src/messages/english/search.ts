/** Words of the Search page. */
import type { PhotoFormat } from '../../core/photo.ts';
import type { SearchPlace } from '../../core/search/searchQuery.ts';
import { counted, formatDate, formatNumber, listed } from '../format.ts';
import { asFile, asName } from '../names.ts';
import { photosCounted } from './quantities.ts';

const PLACES: Record<SearchPlace, string> = { timeline: 'Timeline', archive: 'Archive' };

const FORMATS: Record<PhotoFormat, string> = {
  jpeg: 'JPEG',
  png: 'PNG',
  heic: 'HEIC',
  webp: 'WebP',
  avif: 'AVIF',
  gif: 'GIF',
  tiff: 'TIFF',
  bmp: 'BMP',
};

export const search = {
  heading: 'Search',
  placeholder: 'What is in the photo?',
  searchByPicture: 'Search by picture',
  clear: 'Clear',
  dropPicture: 'Drop a picture to search by it. It is not added to your library.',

  filters: 'Filters',
  filtersSet: (count: number) => `Filters (${formatNumber(count)})`,
  tag: 'Tag',
  anyTag: 'Any tag',
  from: 'From',
  to: 'To',
  daysReversed: 'This is before the first day.',
  place: 'In',
  anyPlace: 'Anywhere',
  places: PLACES,
  camera: 'Camera',
  anyCamera: 'Any camera',
  readingCameras: 'Reading the cameras of your photos',
  format: 'File type',
  anyFormat: 'Any file type',
  formats: FORMATS,
  withCount: (name: string, count: number) => `${asName(name)} (${formatNumber(count)})`,
  clearFilters: 'Clear filters',
  fromDay: (isoDay: string) => `From ${dayTitle(isoDay)}`,
  toDay: (isoDay: string) => `To ${dayTitle(isoDay)}`,
  remove: (what: string) => `Remove: ${what}`,
  looksFor: 'Looking for',
  likePhotos: (count: number) => (count === 1 ? 'Like this photo' : `Like these ${photosCounted(count)}`),
  likePicture: (fileName: string) => `Like ${asFile(fileName)}`,
  forgottenPicture: 'A picture',

  unknownWords: (words: readonly string[]) =>
    `The model in use never learned ${listed(words.map((word) => `“${asName(word)}”`))}.`,
  found: (count: number) => photosCounted(count),
  matches: (count: number) => counted(count, 'photo matches', 'photos match'),
  noMatches: 'No photo matches',
  nearest: (count: number) => `${photosCounted(count)} less like it`,
  searching: 'Searching',
  partly: (searchable: number, inLibrary: number) =>
    `${formatNumber(searchable)} of ${formatNumber(inLibrary)} can be searched so far.`,
  makeCategory: 'Make a category',
  belowCut: (count: number) =>
    `${counted(count, 'more photo is', 'more photos are')} less like it. Where they begin is worked out from the scores.`,
  showMore: 'Show more',

  startTitle: 'Find photos by what is in them',
  start: 'Write it as you would say it, or drop a picture here to find photos like it.',
  suggestions: 'Try',
  yourTags: 'Your tags',

  noneTitle: 'Nothing matches well',
  none: (words: string) => `No photo stands out for “${asName(words)}”.`,
  noneLike: 'No photo is much like it.',
  showNearest: 'Show the nearest',
  filteredTitle: 'No photo fits these filters',
  filtered: 'Take one away, or look somewhere else.',
  unencodedTitle: 'No photo can be searched yet',
  unencoded: 'Photos can be found by what is in them once the model has looked at them.',
  openJobs: 'Open Jobs',
  emptyTitle: 'There is nothing to search yet',
  empty: 'Add photos first.',

  failedTitle: 'The search did not work',
  photoNotEncodedTitle: 'That photo cannot be searched by yet',
  photoNotEncoded: 'The model has not looked at it so far, or it is gone.',
  pictureGoneTitle: 'The picture is not here any more',
  pictureGone: 'A picture you search by is kept nowhere, so a reload forgets it. Drop it again.',
  pictureUnreadableTitle: 'The picture could not be read',
};

function dayTitle(isoDay: string): string {
  return formatDate(Date.parse(`${isoDay}T00:00:00Z`), 'date');
}
