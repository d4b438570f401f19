/** Words of Settings > API. */
import { formatDate } from '../format.ts';
import { asName } from '../names.ts';

export const api = {
  tab: 'API',
  intro: (origin: string) =>
    `Scripts, bookmarklets and browser extensions on ${origin} can read and replace the configuration, and ask for a scan. Winnow answers them inside this browser: nothing goes over the network, and other sites and devices cannot reach it.`,

  fileTitle: 'A file decides',
  fileText: (url: string) =>
    `The configuration comes from ${url}. Reading it and scanning work as ever; replacing it is answered with 409.`,

  insecureTitle: 'The API needs a secure address',
  insecure:
    'This page was opened over http, where browsers run no service worker. Open Winnow over https, or on localhost.',
  unsupportedTitle: 'This window has no service worker',
  unsupported:
    'It is what answers the API. Some browsers have none in private windows, or when site data is blocked: open Winnow in an ordinary window, or allow this site to store data.',
  waitingTitle: 'The API is not active in this window yet',
  waiting:
    'On a first visit it takes a moment until everything is stored. If this stays, reload the page; some private windows never start it.',
  reload: 'Reload',

  tokenTitle: 'Token',
  noToken: 'Whoever calls the API shows a token. There is none yet, so nobody gets in.',
  create: 'Create token',
  createFailed: (reason: string) => `No token was created: ${reason}`,
  newToken: 'New token',
  newTokenHint: 'Copy it now. Only its start and a hash are kept, so it cannot be shown again.',
  newTokenDone: 'Done',
  start: 'Begins with',
  created: 'Created',
  lastUsed: 'Last used',
  neverUsed: 'Never',
  time: (ms: number) => formatDate(ms, 'momentHere'),

  replace: 'Replace token',
  replaceTitle: 'Replace the token?',
  replaceBody: (start: string) =>
    `The token ${start}… stops working at once. Scripts that use it need the new one.`,
  revoke: 'Revoke token',
  revokeTitle: 'Revoke the token?',
  revokeBody: (start: string) => `The token ${start}… stops working at once, and the API answers nobody.`,
  revoked: 'The token was revoked.',
  revokeFailed: (reason: string) => `The token was not revoked: ${reason}`,
  cancel: 'Cancel',

  examplesTitle: 'Calls',
  examplesIntro:
    'Paste these into the console of this window, or keep them in a bookmarklet or an extension.',
  readTitle: 'Read the configuration',
  replaceConfigTitle: 'Change it',
  scanTitle: 'Scan the library',
  scanHint: 'Asked for while no window of Winnow is open, the scan begins when one opens.',
  description: 'OpenAPI description',
  descriptionHint: 'Every call, answer and error, for people and tools:',

  copy: 'Copy',
  copyNamed: (name: string) => `Copy: ${asName(name)}`,
  copied: 'Copied.',
  notCopied: 'The browser did not allow copying. Select the text and copy it by hand.',
};
