/** Words of the lock of a profile, in German. */
import { SHORTEST_PASSPHRASE, type LockState, type PassphraseLength } from '../../core/profileLock.ts';
import type { lock as english } from '../english/lock.ts';
import { counted, formatNumber } from '../format.ts';
import { asName } from '../names.ts';
import { said } from './reasons.ts';

const LENGTHS: Readonly<Record<PassphraseLength, string>> = {
  'too-short': `Mindestens ${String(SHORTEST_PASSPHRASE)} Zeichen. Vier oder mehr Wörter, die nicht zusammengehören, sind leicht zu behalten und schwer zu erraten.`,
  short: 'Kurz: Ein paar Wörter mehr machen sie viel schwerer zu erraten.',
  good: 'Gute Länge.',
  long: 'Lang.',
};

const UNLOCK_TITLES: Readonly<Record<LockState, (name: string) => string>> = {
  requested: (name) => `${asName(name)} sperren`,
  sealing: (name) => `Sperren von ${asName(name)} fortsetzen`,
  sealed: (name) => `${asName(name)} entsperren`,
  unsealing: (name) => `Sperre von ${asName(name)} entfernen`,
};

const UNLOCK_HINTS: Readonly<Record<LockState, string>> = {
  requested:
    'Mit der Passphrase, noch einmal eingegeben, wird alles in diesem Profil verschlüsselt. Bei vielen Fotos dauert das eine Weile; es darf unterbrochen werden und geht danach weiter.',
  sealing: 'Das Verschlüsseln dieses Profils wurde unterbrochen. Mit der Passphrase geht es weiter.',
  sealed: 'Dieses Profil ist verschlüsselt. Seine Passphrase öffnet es.',
  unsealing:
    'Mit der Passphrase, noch einmal eingegeben, wird alles in diesem Profil wieder unverschlüsselt gespeichert.',
};

const UNLOCK_BUTTONS: Readonly<Record<LockState, string>> = {
  requested: 'Sperren',
  sealing: 'Weiter',
  sealed: 'Entsperren',
  unsealing: 'Sperre entfernen',
};

export const lock: typeof english = {
  section: 'Sperre',
  locked: 'Gesperrt',
  offHint: 'Wer diesen Browser benutzt, kann dieses Profil öffnen.',
  onHint: 'Auf diesem Gerät verschlüsselt. Ein Fenster fragt nach der Passphrase, wenn es das Profil öffnet.',

  turnOn: 'Mit Passphrase sperren…',
  change: 'Passphrase ändern…',
  remove: 'Sperre entfernen…',
  after: 'Sperren, wenn niemand es benutzt',
  afterNever: 'Nie von selbst',
  afterMinutes: (minutes) => `Nach ${counted(minutes, 'Minute', 'Minuten')}`,

  passphrase: 'Passphrase',
  currentPassphrase: 'Bisherige Passphrase',
  newPassphrase: 'Neue Passphrase',
  passphraseAgain: 'Passphrase wiederholen',
  length: (length) => LENGTHS[length],
  tooShort: `Mindestens ${String(SHORTEST_PASSPHRASE)} Zeichen sind nötig.`,
  differs: 'Die beiden sind nicht gleich.',
  wrong: 'Das ist nicht die Passphrase.',
  show: 'Zeigen',
  hide: 'Verbergen',
  showLabel: 'Passphrase zeigen',
  hideLabel: 'Passphrase verbergen',
  cancel: 'Abbrechen',
  working: 'Einen Moment',
  failed: (reason) => `Nichts wurde geändert: ${said(reason)}`,

  onTitle: (name) => `${asName(name)} mit einer Passphrase sperren`,
  onBody:
    'Fotos, Tags, Kategorien und Verlauf werden auf diesem Gerät verschlüsselt und öffnen sich nur mit der Passphrase. Name und Farbe des Profils bleiben sichtbar, und auch wie viele Fotos es sind.',
  onLoss:
    'Die Passphrase lässt sich nicht zurücksetzen. Wer sie vergisst, verliert jedes Foto in diesem Profil, das nicht auch woanders ist. Zuerst eine Sicherung machen und die Passphrase an einem sicheren Ort aufschreiben.',
  onType: (word) => `Zur Bestätigung, dass niemand sie wiederherstellen kann, „${word}“ eingeben`,
  onWord: 'kein Ersatz',
  onConfirm: 'Profil sperren',
  onRestart:
    'Winnow startet neu und fragt noch einmal nach der Passphrase, bevor irgendetwas verschlüsselt wird.',

  changeTitle: (name) => `Passphrase von ${asName(name)} ändern`,
  changeBody:
    'Die Fotos bleiben verschlüsselt, wie sie sind; nur was sie öffnet, ändert sich. Kennt jemand anders die alte Passphrase und hat vielleicht eine Kopie dieses Datenträgers, ist es besser, die Sperre zu entfernen und das Profil neu zu sperren.',
  changeConfirm: 'Passphrase ändern',
  changed: 'Die Passphrase wurde geändert.',

  removeTitle: (name) => `Sperre von ${asName(name)} entfernen?`,
  removeBody:
    'Alles in diesem Profil wird wieder unverschlüsselt gespeichert, und wer diesen Browser benutzt, kann es öffnen. Winnow startet neu und fragt noch einmal nach der Passphrase.',
  removeConfirm: 'Sperre entfernen',

  unlockTitle: (state, name) => UNLOCK_TITLES[state](name),
  unlockHint: (state) => UNLOCK_HINTS[state],
  unlockButton: (state) => UNLOCK_BUTTONS[state],
  withdraw: (state) => (state === 'requested' ? 'Nicht sperren' : 'Gesperrt lassen'),
  capsHint:
    'Passphrasen unterscheiden große und kleine Buchstaben. Eine vergessene lässt sich nicht zurücksetzen.',
  unlockFailed: (reason) => `Das Profil konnte nicht geöffnet werden: ${said(reason)}`,
  others: 'Andere Profile',
  openOther: (name) => `${asName(name)} öffnen`,
  waiting:
    'Andere Fenster von Winnow müssen dieses Profil erst loslassen. Dauert es lange, hilft es, sie zu schließen.',
  encrypting: (share) => `Wird verschlüsselt: ${formatNumber(Math.floor(share * 100))} %`,
  decrypting: (share) => `Wird entschlüsselt: ${formatNumber(Math.floor(share * 100))} %`,
  keepOpen:
    'Dieses Fenster sollte offen bleiben. Wird es geschlossen, geht es beim nächsten Entsperren weiter.',
};
