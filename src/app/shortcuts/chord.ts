/**
 * A key, alone or with modifiers: whether an event is it, and how it is written on this kind of computer. Pure; knows nothing
 * of what keys are for.
 */

export interface Chord {
  /** As `KeyboardEvent.key` says it; letters in lower case. */
  readonly key: string;
  /** With the command key on a Mac, with Control elsewhere. */
  readonly withMod?: true;
  readonly withShift?: true;
}

/** What of a keyboard event decides. */
export type KeyPress = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

/** Shortcuts of one character, which speech input and stray fingers can set off (WCAG 2.2, 2.1.4). */
export function isSingleCharacter({ key, withMod }: Chord): boolean {
  // Space acts only on what has the focus, which the criterion leaves out.
  return withMod !== true && key.length === 1 && key !== ' ';
}

/** True where the event is the chord and nothing more. */
export function isPressed(chord: Chord, event: KeyPress, isMac: boolean): boolean {
  const mod = isMac ? event.metaKey : event.ctrlKey;
  const other = isMac ? event.ctrlKey : event.metaKey;
  if (other || event.altKey || mod !== (chord.withMod === true)) return false;
  // What shift does to a sign is the keyboard's affair: "?" and "+" are typed with it on one and without it on another.
  const isSign = chord.key.length === 1 && !isLetter(chord.key) && chord.key !== ' ';
  if (!isSign && event.shiftKey !== (chord.withShift === true)) return false;
  return keyOf(event) === chord.key;
}

/** Two chords that one press would set off both of. */
export function isSameChord(a: Chord, b: Chord): boolean {
  return a.key === b.key && a.withMod === b.withMod && a.withShift === b.withShift;
}

/** The key by what it says; on keyboards of other scripts a letter by where it is on a Latin one. */
function keyOf({ key, code }: KeyPress): string {
  if (key.length !== 1 || key <= '~') return key.length === 1 ? key.toLowerCase() : key;
  return /^Key[A-Z]$/.test(code) ? code.slice(3).toLowerCase() : key;
}

function isLetter(key: string): boolean {
  return key >= 'a' && key <= 'z';
}

/** What keys without a sign of their own are called. */
export type KeyNames = Readonly<Record<string, string>>;

/** The keys to press, in the order they are said: `Ctrl`, `K`; on a Mac `⌘`, `K`. */
export function chordParts(chord: Chord, isMac: boolean, names: KeyNames): string[] {
  const { key, withMod, withShift } = chord;
  return [
    withMod === true ? (isMac ? '⌘' : names['Control']) : undefined,
    withShift === true ? (isMac ? '⇧' : names['Shift']) : undefined,
    names[key] ?? key.toUpperCase(),
  ].filter((part) => part !== undefined);
}

/** As the `aria-keyshortcuts` attribute spells it. */
export function ariaChord({ key, withMod, withShift }: Chord, isMac: boolean): string {
  const spelled = key === ' ' ? 'Space' : key === '+' ? 'Plus' : isLetter(key) ? key.toUpperCase() : key;
  return [withMod === true && (isMac ? 'Meta' : 'Control'), withShift === true && 'Shift', spelled]
    .filter((part) => part !== false)
    .join('+');
}
