/** Words about corrections: what a person said about a photo and a category, and the way back. */
import { autoTagPath } from '../../core/category.ts';

export const correctionText = {
  listLabel: 'Corrections',
  tookOff: (name: string) => `You took ${name} off; it stays off.`,
  broughtBack: (name: string) => `You brought it back; ${name} will not archive it again.`,
  putOn: (name: string) => `You put ${autoTagPath(name)} on; it stays, whatever the score.`,
  allowAgain: 'Allow again',
  allowTagOf: (name: string) => `Allow again: ${name} may tag this photo`,
  allowArchiveOf: (name: string) => `Allow again: ${name} may archive this photo`,
  leaveToWinnow: 'Leave it to Winnow',
  leaveToWinnowOf: (name: string) => `Leave it to Winnow: ${name}`,
  alwaysThis: 'Always this',
  alwaysThisOf: (name: string) => `Always this: ${name}`,
  youPutThisOn: 'You put this on',
  putOnByYou: 'Put on by you: no scan takes it off',

  tagAllowed: (name: string) => `${name} may tag this photo again.`,
  archiveAllowed: (name: string) => `${name} may archive this photo again.`,
  leftToWinnow: (name: string) => `Winnow decides about ${name} again, at the next scan.`,
  alwaysDone: (name: string) => `${autoTagPath(name)} stays on this photo, whatever it scores.`,
} as const;
