import { expect, test } from 'vitest';
import { judgePassphraseLength, tidyPassphrase } from './profileLock.ts';

test.each([
  ['', 'too-short'],
  ['ten chars', 'too-short'],
  ['ten chars!', 'short'],
  ['four words at last', 'good'],
  ['four words and then two more', 'long'],
] as const)('%j is %s', (passphrase, length) => {
  expect(judgePassphraseLength(passphrase)).toBe(length);
});

test('a passphrase is the same however its accents are composed, and not however it is spaced', () => {
  expect(tidyPassphrase('caf\u0065\u0301')).toBe(tidyPassphrase('caf\u00e9'));
  expect(tidyPassphrase(' spaces ')).toBe(' spaces ');
});
