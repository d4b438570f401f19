/**
 * Dice that fall the same way every time: a draw depends on the seed and on what it is for, never on what was drawn
 * before, so that a library half made is finished exactly as it was begun.
 */

export interface Dice {
  /** From [0, 1). */
  next(): number;
  /** A whole number from [0, below). */
  whole(below: number): number;
  /** Standard normal, by Box and Muller. */
  normal(): number;
  pick<Item>(items: readonly Item[]): Item;
}

/** FNV-1a of the text, 32 bits. */
export function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return hash >>> 0;
}

/** mulberry32 (T. Ettinger, 2017, public domain), begun at a mix of the numbers given. */
export function createDice(...seeds: readonly number[]): Dice {
  let state = 0x9e3779b9;
  for (const seed of seeds) state = Math.imul(state ^ (seed + 0x7f4a7c15), 0x85ebca6b) ^ (state >>> 13);
  let spare: number | null = null;

  function next(): number {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  return {
    next,
    whole: (below) => Math.floor(next() * below),
    normal() {
      if (spare !== null) {
        const value = spare;
        spare = null;
        return value;
      }
      const radius = Math.sqrt(-2 * Math.log(1 - next()));
      const angle = 2 * Math.PI * next();
      spare = radius * Math.sin(angle);
      return radius * Math.cos(angle);
    },
    pick(items) {
      const item = items[Math.floor(next() * items.length)];
      if (item === undefined) throw new Error('There is nothing to pick from.');
      return item;
    },
  };
}
