/** Words of the review of what classification did, and of what it archived lately. */
import { counted, formatDate, formatDecimal, formatNumber, listed } from '../format.ts';
import { asFile, asName } from '../names.ts';
import { photosCounted } from './quantities.ts';

export const review = {
  heading: 'Review',
  show: 'Show',
  sources: {
    new: 'Tagged in the last 30 days',
    all: 'Everything tagged',
    ahead: 'What a scan would tag',
    run: 'One scan',
  },
  category: 'Category',
  allCategories: 'All categories',
  order: 'Order',
  orders: {
    doubtful: 'Most doubtful first',
    certain: 'Surest first',
    category: 'Category by category',
    newest: 'Latest first',
  },

  list: (total: number) => `Photos to review, ${formatNumber(total)} in all`,
  itemName: (fileName: string, category: string, score: number, threshold: number) =>
    `${asFile(fileName)}, ${asName(category)}, score ${formatDecimal(score)}, similarity ${formatDecimal(threshold)}`,
  score: (score: number) => formatDecimal(score),
  scoreTitle: (score: number, threshold: number) =>
    `Score ${formatDecimal(score)}, similarity ${formatDecimal(threshold)}`,
  byExamples: 'Like an example photo',
  byMetadata: 'Fits the file rules',
  archived: 'Archived',
  wouldArchive: 'Would be archived',

  right: 'Right',
  wrong: 'Wrong',
  rightOf: (fileName: string, category: string) => `Right: ${asFile(fileName)} is ${asName(category)}`,
  wrongOf: (fileName: string, category: string) => `Wrong: ${asFile(fileName)} is not ${asName(category)}`,
  answers: { right: 'Right', wrong: 'Taken off', skipped: 'Skipped', gone: 'Not open any more' },
  keptOff: 'Kept off',
  allRight: 'All right',
  restRight: (count: number) => `Rest is right (${formatNumber(count)})`,
  undo: 'Undo',
  progress: (looked: number, total: number) => `${formatNumber(looked)} of ${formatNumber(total)} looked at`,
  said: (what: string, looked: number, total: number) =>
    `${what}. ${formatNumber(looked)} of ${formatNumber(total)} looked at.`,
  undone: 'Taken back.',
  keys: [
    { keys: ['←', '→', '↑', '↓'], does: 'move' },
    { keys: ['Y', 'Enter'], does: 'right' },
    { keys: ['N'], does: 'wrong' },
    { keys: ['S', 'Space'], does: 'skip' },
    { keys: ['A'], does: 'all right' },
    { keys: ['Z'], does: 'undo' },
    { keys: ['O'], does: 'open' },
  ],
  keysLabel: 'Keys',
  swipeHint: 'Swipe a photo to the right where the tag is right, to the left where it is wrong.',

  loading: 'Finding what there is to review',
  failedTitle: 'It could not be found out what there is to review',
  tryAgain: 'Try again',
  answerFailed: (reason: string) => `That was not stored: ${reason}`,

  noCategoriesTitle: 'Nothing is sorted yet',
  noCategories:
    'Once categories tag photos, this is where to go through what they did and to put right what is wrong.',
  setUpCategories: 'Set up categories',
  empty: {
    new: 'Everything tagged in the last 30 days has been looked at.',
    run: 'Everything this scan tagged has been looked at.',
    all: 'Everything that carries a category’s tag has been looked at.',
    ahead: 'A scan would tag nothing new.',
  },
  emptyTitle: 'Nothing to review',
  seeAll: 'Review everything tagged',
  seeAhead: 'See what a scan would tag',

  doneTitle: 'That is all',
  doneFacts: (looked: number, wrong: number) =>
    wrong === 0
      ? `${photosCounted(looked)} looked at, nothing to correct.`
      : `${photosCounted(looked)} looked at, ${formatNumber(wrong)} corrected. Scans leave those as you put them.`,
  doneSkipped: (skipped: number) => `${counted(skipped, 'photo was', 'photos were')} skipped.`,
  lookAgain: (skipped: number) => `Look at the ${formatNumber(skipped)} skipped`,
  correctedTitle: 'Corrected',
  corrected: (count: number) => `${formatNumber(count)} taken off`,
  suggestion: (threshold: number, current: number) =>
    `A similarity of ${formatDecimal(threshold)} instead of ${formatDecimal(current)} would divide right from wrong better.`,
  openCategory: (name: string) => `Open ${asName(name)}`,
  scanAfterwards: 'Nothing was tagged yet. A scan tags what was not refused.',

  recent: 'Recently archived',
  recentIntro:
    'What categories moved from the timeline to the archive. A photo that you return is not archived again by the same category.',
  days: 'Period',
  daysOption: (days: number) => `Last ${formatNumber(days)} days`,
  recentEmptyTitle: 'Nothing was archived',
  recentEmpty: (days: number) => `No category archived a photo in the last ${formatNumber(days)} days.`,
  openArchive: 'Open the archive',
  recentFailed: 'It could not be read what was archived',
  day: (epochMs: number) => formatDate(epochMs, 'dateHere'),
  groupTitle: (names: readonly string[], count: number) =>
    `${listed(names.map(asName))}, ${photosCounted(count)}`,
  byNobody: 'No category',
  returnOne: 'Return to timeline',
  returnOneOf: (fileName: string) => `Return to timeline: ${asFile(fileName)}`,
  returnGroup: (count: number) => (count === 1 ? 'Return it' : `Return all ${formatNumber(count)}`),
  returnGroupOf: (names: readonly string[], day: string, count: number) =>
    `Return to timeline: ${photosCounted(count)}, ${listed(names.map(asName))}, ${day}`,
  returnAll: (count: number) => `Return all ${formatNumber(count)} to timeline`,
  askReturnAllTitle: (count: number) => `Return ${photosCounted(count)} to the timeline?`,
  askReturnAll:
    'The categories that archived them will not do so again. Their tags stay. You can undo it afterwards.',
  cancel: 'Cancel',
  showMore: (count: number) => `Show ${formatNumber(count)} more`,
};
