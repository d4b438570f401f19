/**
 * Every key the app listens to, where it works and what it does: the one place where keys are declared. Handlers ask it what
 * a press means, and the help sheet and the palette show it, so that what they say is true.
 */
import type { Chord } from './chord.ts';

/** Where keys work: everywhere, or on the page that has its own. `selection` is while photos are selected. */
export type ShortcutScope = 'global' | 'grid' | 'selection' | 'viewer' | 'review';

export interface Shortcut {
  readonly scope: ShortcutScope;
  /** Any of them; the first is the one to speak of. */
  readonly chords: readonly [Chord, ...Chord[]];
}

const key = (name: string): Chord => ({ key: name });
const mod = (name: string): Chord => ({ key: name, withMod: true });
const shift = (name: string): Chord => ({ key: name, withShift: true });

function shortcut<Scope extends ShortcutScope>(
  scope: Scope,
  ...chords: Shortcut['chords']
): Shortcut & { readonly scope: Scope } {
  return { scope, chords };
}

/** In the order the help sheet shows them. */
export const SHORTCUTS = {
  openPalette: shortcut('global', mod('k')),
  goToSearch: shortcut('global', key('/')),
  openHelp: shortcut('global', key('?')),
  undoLast: shortcut('global', mod('z')),

  moveLeft: shortcut('grid', key('ArrowLeft')),
  moveRight: shortcut('grid', key('ArrowRight')),
  moveUp: shortcut('grid', key('ArrowUp')),
  moveDown: shortcut('grid', key('ArrowDown')),
  moveFirst: shortcut('grid', key('Home')),
  moveLast: shortcut('grid', key('End')),
  movePageUp: shortcut('grid', key('PageUp')),
  movePageDown: shortcut('grid', key('PageDown')),
  openPhoto: shortcut('grid', key('Enter')),
  selectPhoto: shortcut('grid', key(' ')),
  selectOnTheWay: shortcut(
    'grid',
    shift('ArrowLeft'),
    shift('ArrowRight'),
    shift('ArrowUp'),
    shift('ArrowDown'),
  ),
  selectDay: shortcut('grid', shift(' ')),
  selectAll: shortcut('grid', mod('a')),
  zoomGridIn: shortcut('grid', key('+'), key('=')),
  zoomGridOut: shortcut('grid', key('-')),

  tagSelection: shortcut('selection', key('t')),
  favouriteSelection: shortcut('selection', key('f')),
  archiveSelection: shortcut('selection', key('e')),
  trashSelection: shortcut('selection', key('Delete')),
  downloadSelection: shortcut('selection', key('d')),
  clearSelection: shortcut('selection', key('Escape')),

  previousPhoto: shortcut('viewer', key('ArrowLeft')),
  nextPhoto: shortcut('viewer', key('ArrowRight')),
  zoomPhoto: shortcut('viewer', key('z')),
  zoomPhotoIn: shortcut('viewer', key('+'), key('=')),
  zoomPhotoOut: shortcut('viewer', key('-')),
  fitPhoto: shortcut('viewer', key('0')),
  moveZoomed: shortcut('viewer', key('ArrowUp'), key('ArrowDown')),
  showDetails: shortcut('viewer', key('i')),
  tagPhoto: shortcut('viewer', key('t')),
  favouritePhoto: shortcut('viewer', key('f')),
  archivePhoto: shortcut('viewer', key('e')),
  trashPhoto: shortcut('viewer', key('Delete')),
  leaveViewer: shortcut('viewer', key('Escape')),

  moveInReview: shortcut(
    'review',
    key('ArrowLeft'),
    key('ArrowRight'),
    key('ArrowUp'),
    key('ArrowDown'),
    key('Home'),
    key('End'),
  ),
  sayRight: shortcut('review', key('y'), key('Enter')),
  sayWrong: shortcut('review', key('n')),
  skipPhoto: shortcut('review', key('s'), key(' ')),
  sayAllRight: shortcut('review', key('a')),
  takeBack: shortcut('review', key('z')),
  openReviewed: shortcut('review', key('o')),
} as const satisfies Record<string, Shortcut>;

export type ShortcutName = keyof typeof SHORTCUTS;

/** The names of one scope: a handler that has to answer all of them is a record of these. */
export type ShortcutIn<Scope extends ShortcutScope> = {
  [Name in ShortcutName]: (typeof SHORTCUTS)[Name]['scope'] extends Scope ? Name : never;
}[ShortcutName];

/** Their scope and keys, typed alike. */
export const SHORTCUT_LIST: ReadonlyArray<readonly [ShortcutName, Shortcut]> = Object.entries(SHORTCUTS).map(
  // Object.entries forgets the names.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  ([name, value]) => [name as ShortcutName, value],
);
