/** Words about corrections: what a person said about a photo and a category, and the way back. */
import { asName, asPath } from '../names.ts';
import { autoTagPath } from '../../core/category.ts';

export const viewer = {
  listLabel: 'Corrections',
  tookOff: (name: string) => `You took ${asName(name)} off; it stays off.`,
  broughtBack: (name: string) => `You brought it back; ${asName(name)} will not archive it again.`,
  putOn: (name: string) => `You put ${asPath(autoTagPath(name))} on; it stays, whatever the score.`,
  allowAgain: 'Allow again',
  allowTagOf: (name: string) => `Allow again: ${asName(name)} may tag this photo`,
  allowArchiveOf: (name: string) => `Allow again: ${asName(name)} may archive this photo`,
  leaveToWinnow: 'Leave it to Winnow',
  leaveToWinnowOf: (name: string) => `Leave it to Winnow: ${asName(name)}`,
  alwaysThis: 'Always this',
  alwaysThisOf: (name: string) => `Always this: ${asName(name)}`,
  youPutThisOn: 'You put this on',
  putOnByYou: 'Put on by you: no scan takes it off',

  tagAllowed: (name: string) => `${asName(name)} may tag this photo again.`,
  archiveAllowed: (name: string) => `${asName(name)} may archive this photo again.`,
  leftToWinnow: (name: string) => `Winnow decides about ${asName(name)} again, at the next scan.`,
  isBack: 'The photo is back on the timeline.',
  alwaysDone: (name: string) => `${asPath(autoTagPath(name))} stays on this photo, whatever it scores.`,
};
