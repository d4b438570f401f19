/** Words about keys: what each does, what keys are called, and the sheet that lists them. */
import type { KeyNames } from '../../app/shortcuts/chord.ts';
import type { ShortcutName, ShortcutScope } from '../../app/shortcuts/shortcuts.ts';

const scopes: Readonly<Record<ShortcutScope, string>> = {
  global: 'Everywhere',
  grid: 'In a list of photos',
  selection: 'While photos are selected',
  viewer: 'Looking at one photo',
  review: 'Reviewing',
};

const names: Readonly<Record<ShortcutName, string>> = {
  openPalette: 'Go to anything, do anything',
  goToSearch: 'Search',
  openHelp: 'Keyboard shortcuts',
  undoLast: 'Undo the last change',

  moveLeft: 'Previous photo',
  moveRight: 'Next photo',
  moveUp: 'Row above',
  moveDown: 'Row below',
  moveFirst: 'First photo',
  moveLast: 'Last photo',
  movePageUp: 'A screen up',
  movePageDown: 'A screen down',
  openPhoto: 'Open the photo',
  selectPhoto: 'Select the photo, or let it go',
  selectOnTheWay: 'Select on the way',
  selectDay: 'Select everything of that day',
  selectAll: 'Select all',
  zoomGridIn: 'Larger photos',
  zoomGridOut: 'Smaller photos',

  tagSelection: 'Tag',
  favouriteSelection: 'Favourite',
  archiveSelection: 'Archive, or back to the timeline',
  trashSelection: 'Move to trash',
  downloadSelection: 'Download',
  clearSelection: 'Clear the selection',

  previousPhoto: 'Previous photo',
  nextPhoto: 'Next photo',
  zoomPhoto: 'Full size, or fit to the window',
  zoomPhotoIn: 'Zoom in',
  zoomPhotoOut: 'Zoom out',
  fitPhoto: 'Fit to the window',
  moveZoomed: 'Move up or down while zoomed',
  showDetails: 'Show or hide details',
  tagPhoto: 'Tag',
  favouritePhoto: 'Favourite',
  archivePhoto: 'Archive, or back to the timeline',
  trashPhoto: 'Move to trash',
  leaveViewer: 'Back to the list',

  moveInReview: 'From photo to photo',
  sayRight: 'Right',
  sayWrong: 'Wrong',
  skipPhoto: 'Skip',
  sayAllRight: 'All on the screen are right',
  takeBack: 'Take back the last answer',
  openReviewed: 'Open the photo',
};

/** Written on keycaps. */
const keys: KeyNames = {
  Control: 'Ctrl',
  Shift: 'Shift',
  ' ': 'Space',
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  PageUp: 'Page Up',
  PageDown: 'Page Down',
  Home: 'Home',
  End: 'End',
  Enter: 'Enter',
  Escape: 'Esc',
  Delete: 'Delete',
  '-': '−',
};

export const shortcuts = {
  title: 'Keyboard shortcuts',
  scopes,
  names,
  keys,
  or: 'or',
  singleKeys: 'Shortcuts of a single character',
  singleKeysHint:
    'Turn them off where you speak to the computer, or where keys are pressed by mistake. The others stay.',
  close: 'Close',
};
