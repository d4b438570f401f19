/** A line of the palette: a command, under the heading it is shown with. */
import type { Command } from '../shortcuts/commands.ts';

export interface PaletteEntry extends Command {
  readonly group: string;
  /** Made of what a person wrote (a tag, a profile): never remembered among recent commands. */
  readonly isPrivate?: true;
}
