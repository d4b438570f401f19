/**
 * What can be done right now, by name. Whoever is on the screen says what it can do (`useCommands`), and the palette lists it
 * while it is there; a command with a shortcut is run by its key as well, so a button, a key and the palette cannot differ.
 */
import type { LucideIcon } from 'lucide-react';
import { useEffect, useLayoutEffect, useRef } from 'react';
import type { ShortcutName } from './shortcuts.ts';

export interface Command {
  /** Stable, and not made of anything a person wrote: recent commands are remembered by it. */
  readonly id: string;
  readonly name: string;
  readonly Icon?: LucideIcon;
  /** The key that runs it, declared in shortcuts.ts. */
  readonly shortcut?: ShortcutName;
  /** Other words one might look for it by. */
  readonly keywords?: string;
  /** Beside the name: what it acts on, or how things stand. */
  readonly detail?: string;
  /** Runs in the turn of the press or click, so that file pickers may open. */
  readonly run: () => void;
}

/** Commands belong together and are shown under one heading. */
export interface CommandGroup {
  readonly title: string;
  readonly commands: readonly Command[];
}

const offered = new Map<symbol, () => CommandGroup>();

/** Offers commands while the component is there. What they are may change with every drawing. */
export function useCommands(group: CommandGroup): void {
  const latest = useRef(group);
  useLayoutEffect(() => {
    latest.current = group;
  });
  useEffect(() => {
    const mine = Symbol('commands');
    offered.set(mine, () => latest.current);
    return () => {
      offered.delete(mine);
    };
  }, []);
}

/** What can be done now, latest offer first: what is nearest to the person. */
export function readCommands(): CommandGroup[] {
  return [...offered.values()].map((read) => read()).toReversed();
}

/** The command a shortcut runs now, if there is one. */
export function commandFor(shortcut: ShortcutName): Command | undefined {
  return readCommands()
    .flatMap(({ commands }) => commands)
    .find((command) => command.shortcut === shortcut);
}
