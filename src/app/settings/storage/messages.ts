/** Words of Settings > Storage. */
export const storageText = {
  title: 'This device',
  used: 'Used by Winnow',
  quota: 'The browser allows',
  photos: 'Photos',
  persistent: 'Kept by the browser',
  persisted: 'Until you delete it.',
  notPersisted:
    'Not promised. The browser may clear this library when the device runs low on space, and Safari does after seven days without a visit.',
  ask: 'Ask the browser to keep it',
  granted: 'The browser will keep this library.',
  refused: 'The browser did not agree. Installing Winnow or visiting it more often helps.',
  unknown: 'This browser does not say how much is used.',
} as const;
