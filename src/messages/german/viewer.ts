/** Words about corrections, in German: what a person said about a photo and a category, and the way back. */
import { autoTagPath } from '../../core/category.ts';
import type { viewer as english } from '../english/viewer.ts';
import { asName, asPath } from '../names.ts';

export const viewer: typeof english = {
  listLabel: 'Korrekturen',
  tookOff: (name) => `${asName(name)} wurde von Hand entfernt; dabei bleibt es.`,
  broughtBack: (name) => `Von Hand zurückgeholt; ${asName(name)} archiviert es nicht wieder.`,
  putOn: (name) => `${asPath(autoTagPath(name))} wurde von Hand vergeben; das bleibt, unabhängig vom Wert.`,
  allowAgain: 'Wieder erlauben',
  allowTagOf: (name) => `Wieder erlauben: ${asName(name)} darf dieses Foto taggen`,
  allowArchiveOf: (name) => `Wieder erlauben: ${asName(name)} darf dieses Foto archivieren`,
  leaveToWinnow: 'Winnow überlassen',
  leaveToWinnowOf: (name) => `Winnow überlassen: ${asName(name)}`,
  alwaysThis: 'Immer das',
  alwaysThisOf: (name) => `Immer das: ${asName(name)}`,
  youPutThisOn: 'Von Hand vergeben',
  putOnByYou: 'Von Hand vergeben: kein Durchlauf entfernt das',

  tagAllowed: (name) => `${asName(name)} darf dieses Foto wieder taggen.`,
  archiveAllowed: (name) => `${asName(name)} darf dieses Foto wieder archivieren.`,
  leftToWinnow: (name) => `Über ${asName(name)} entscheidet Winnow wieder, beim nächsten Durchlauf.`,
  isBack: 'Das Foto ist wieder auf der Zeitleiste.',
  alwaysDone: (name) => `${asPath(autoTagPath(name))} bleibt an diesem Foto, unabhängig vom Wert.`,
};
