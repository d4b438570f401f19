/**
 * What the functions of a catalogue are called with when all of them are read: by the path of the function where its
 * arguments have a shape of their own, else by the name of each parameter. Numbers are all different, so that one left
 * out by a translation is missed; texts are marked for the same reason.
 */

const tally = {
  processed: 21,
  tagged: 22,
  archived: 23,
  untagged: 24,
  returned: 25,
  unchanged: 26,
  skipped: 27,
  failed: 28,
  matchedByCategory: {},
  untaggedByCategory: {},
};
const run = (kind: string, state: string) => ({ kind, state, tally, total: 31 });
const contents = { photos: 21, categories: 22, tags: 23, queued: 24, hasApiToken: true };
const restored = { imported: 21, known: 22, tagsLeftOut: 23, problems: [], detail: '‹detail›' };
const address = 'https://models.example/a.onnx';
const folderSummary = { added: 21, known: 22, changed: 23, moved: 24, missing: 25, back: 26, refused: 27 };
const away = ['not-allowed', 'missing', 'changed', 'unreadable'].map((reason) => [
  { reason, path: '‹path›', folder: '‹folder›' },
]);
const LOCK_STATES = ['requested', 'sealing', 'sealed', 'unsealing'];
const profile = (id: string, name: string) => ({ id, name });

/** Calls of one function, by its path in the catalogue. */
export const CALLS: Readonly<Record<string, ReadonlyArray<readonly unknown[]>>> = {
  'activity.byHand': [
    [{ kind: 'move', from: null, to: 'archive' }, 21],
    [{ kind: 'move', from: 'archive', to: 'timeline' }, 21],
    [{ kind: 'move', from: 'trash', to: 'timeline' }, 1],
    [{ kind: 'move', from: 'timeline', to: 'trash' }, 21],
    [{ kind: 'tag', path: '‹path›' }, 21],
    [{ kind: 'untag', path: '‹path›' }, 21],
    [{ kind: 'favourite', isFavourite: true }, 21],
    [{ kind: 'favourite', isFavourite: false }, 1],
    [{ kind: 'withdraw-corrections' }, 21],
    [{ kind: 'clean-up' }, 21],
  ],
  'activity.undone': [[[]], [['‹a›', '‹b›']]],
  'app.moved': ['timeline', 'archive', 'trash'].map((to) => [21, to]),
  'app.takenAt': [
    [{ epochMs: 1_714_911_780_000, offsetMinutes: 120 }],
    [{ epochMs: 1_714_911_780_000, offsetMinutes: null }],
  ],
  'app.exposure': [
    [{ fNumber: 2.8, exposureSeconds: 0.004, iso: 200, focalLengthMm: 35 }],
    [{ exposureSeconds: 2 }],
  ],
  'app.megapixels': [[4000, 3000]],
  'app.coordinates': [[48.1, -11.5]],
  'backup.backedUp': [[{ ok: true, photos: 21, bytes: 22e6, missing: [] }]],
  'backup.notBackedUp': [
    [{ ok: false, reason: 'not-written', detail: '‹detail›' }],
    [{ ok: false, reason: 'cancelled' }],
    [{ ok: false, reason: 'storage-full' }],
  ],
  'backup.notOpened': ['damaged', 'newer', 'not-a-backup'].map((reason) => [
    '‹file›.zip',
    { ok: false, reason, detail: '‹detail›' },
  ]),
  'backup.summary': [0, 21, 20].map((known) => [
    { photos: 21, bytes: 22e6, known, tags: 23, categories: 24 },
    1_714_911_780_000,
  ]),
  'backup.startMerge': [[{ photos: 21 }]],
  'backup.restored': ['done', 'damaged', 'cancelled', 'storage-full'].map((kind) => [{ ...restored, kind }]),
  'backup.problem': ['missing', 'changed', 'refused'].map((reason) => [
    { fileName: '‹file›.jpg', reason, detail: '‹detail›' },
  ]),
  'configuration.imported': [[{ untagged: 0, returned: 0 }], [{ untagged: 21, returned: 22 }]],
  'configuration.restored': [
    [21, { untagged: 0, returned: 0 }],
    [21, { untagged: 22, returned: 23 }],
  ],
  'configuration.consequences': [[{ untagged: 0, returned: 0 }], [{ untagged: 21, returned: 1 }]],
  'configuration.restoreConfirm': [[{ untagged: 0 }], [{ untagged: 21 }]],
  'configuration.reason': ['removed', 'stricter'].map((reason) => [{ name: '‹name›', reason }]),
  'configuration.cause': ['page', 'starter-set', 'file', 'api', 'import', 'restore', 'undo'].map((cause) => [
    cause,
  ]),
  'configuration.differences': [
    [21, 22],
    [null, 22],
  ],
  'configuration.valueChanged': [['similarity', '‹before›', '‹after›']],
  'configuration.fileUnreachable': [
    ['‹reason›', true],
    ['‹reason›', false],
  ],
  'corrections.summary': [[{ tag: 21, archive: 22, always: 23 }]],
  'corrections.better': [
    [
      { threshold: 0.31, rejectedOut: 21, wantedIn: 22, keptOut: 23 },
      { rejected: Array(41), wanted: Array(42), kept: Array(43) },
    ],
  ],
  'corrections.kind': ['tag', 'archive', 'always'].map((kind) => [kind]),
  'folders.away': away,
  'folders.awayStep': away,
  'folders.looked': [
    ['‹name›', folderSummary],
    ['‹name›', { ...folderSummary, ...zeros(folderSummary) }],
  ],
  'folders.notLooked': ['not-allowed', 'missing', 'unreadable', 'cancelled'].map((reason) => [
    '‹name›',
    reason,
  ]),
  'duplicates.ofPicture': [['‹action›', '‹file›.jpg']],
  'install.waitsFor': ['import', 'scan', 'backup', 'elsewhere'].map((work) => [work]),
  'jobs.state': ['active', 'waiting', 'delayed', 'failed', 'done'].map((state) => [state]),
  'lock.length': ['too-short', 'short', 'good', 'long'].map((length) => [length]),
  'lock.unlockTitle': LOCK_STATES.map((state) => [state, '‹name›']),
  'lock.unlockHint': LOCK_STATES.map((state) => [state]),
  'lock.unlockButton': LOCK_STATES.map((state) => [state]),
  'lock.withdraw': [['requested'], ['unsealing']],
  'models.problem': [
    { kind: 'offline', address },
    { kind: 'missing', address },
    { kind: 'refused', address, status: 403 },
    { kind: 'server', address, status: 429 },
    { kind: 'server', address, status: 500 },
    { kind: 'rate-limited', address, waitMs: 180_000 },
    { kind: 'page-instead', address },
    {
      kind: 'mismatch',
      path: '‹path›',
      address,
      expectedBytes: 21,
      actualBytes: 22,
      expectedSha256: '‹a›',
      actualSha256: '‹b›',
      hashSource: 'hub',
    },
    { kind: 'storage-full', neededBytes: 21e6, freeBytes: 22e6 },
    { kind: 'storage-full', neededBytes: null, freeBytes: null },
    { kind: 'no-store' },
    { kind: 'stopped' },
    { kind: 'busy' },
    { kind: 'incomplete', detail: '‹detail›' },
  ].map((problem) => [problem]),
  'models.describeWait': [
    [{ kind: 'offline', address }, 180_000],
    [{ kind: 'server', address, status: 500 }, 180_000],
  ],
  'models.reviewName': ['prompts', 'examples'].map((signal) => ['‹name›', signal]),
  'models.reviewRow': [
    [0.31, null, 21],
    [0.31, 0.42, 21],
  ],
  'models.reviewTitle': [
    ['', '‹to›'],
    ['‹from›', '‹to›'],
  ],
  'profiles.fault': ['empty', 'too-long', 'taken', 'gone'].map((fault) => [fault]),
  'profiles.holds': [[contents]],
  'profiles.deleteLoses': [[contents]],
  'profiles.deleteConfirm': [[null], [contents]],
  'profiles.importBody': [
    [0, '‹from›', '‹to›'],
    [21, '‹from›', '‹to›'],
  ],
  'profiles.lastOpened': [[null], [1_714_911_780_000]],
  'profiles.scanned': [
    [
      [
        { profile: profile('a', '‹a›'), result: { ok: true } },
        { profile: profile('b', '‹b›'), result: { ok: true } },
        { profile: profile('c', '‹c›'), result: { ok: false, reason: 'no-categories' } },
        { profile: profile('d', '‹d›'), result: { ok: false, reason: 'unreadable', message: '‹message›' } },
      ],
      'a',
    ],
  ],
  'rules.addedBy': ['examples', 'metadata'].map((signal) => [signal, 21]),
  'rules.heldBackBy': ['examples', 'metadata'].map((signal) => [signal, 21]),
  'rules.brokenRules': [[['file_names', 'types', 'camera']]],
  'rules.whyRulesBroken': [[['file_names', 'sizes', 'min_width', 'min_height', 'min_aspect', 'taken_after']]],
  'rules.whyRulesFit': [['enough'], ['require']],
  'rules.rule': [['file_names'], ['max_aspect']],
  'scan.wouldChange': [[tally]],
  'scan.progress': [[run('scan', 'running')]],
  'scan.soFar': [[run('scan', 'running')], [run('re-evaluate', 'running')]],
  'scan.summary': [[run('scan', 'done')]],
  'scan.endTitle': [
    [run('scan', 'done')],
    [run('scan', 'cancelled')],
    [run('re-evaluate', 'done')],
    [run('re-evaluate', 'cancelled')],
  ],
  'search.fromDay': [['2024-05-12']],
  'search.toDay': [['2024-05-12']],
  'settings.starterSetAdded': [
    [['‹a›'], []],
    [[], ['‹a›']],
    [
      ['‹a›', '‹b›'],
      ['‹c›', '‹d›'],
    ],
  ],
  'settings.range': [[0.31, 0.42]],
  'settings.raiseBody': [['‹name›', 0.31, 0.42, 21, 22]],
};

function zeros(of: object): Record<string, number> {
  return Object.fromEntries(Object.keys(of).map((key) => [key, 0]));
}

const QUEUES = ['metadata', 'smart-search', 'classification'];
const FIELDS = ['name', 'prompts', 'similarity', 'action', 'enabled', 'but_not', 'examples', 'metadata'];
const LIMITS = [
  'min_width',
  'max_width',
  'min_height',
  'max_height',
  'min_aspect',
  'max_aspect',
  'taken_after',
  'taken_before',
];

/** All values of parameters that name one of a few things. */
export const CHOICES: Readonly<Record<string, readonly unknown[]>> = {
  action: ['tag', 'tag_and_archive'],
  band: ['very-loose', 'loose', 'normal', 'strict', 'very-strict'],
  choice: ['ignored', 'none', 'any', 'named'],
  colour: ['amber', 'green', 'teal', 'blue', 'violet', 'rose'],
  field: FIELDS,
  limit: LIMITS,
  matched: [true, false],
  isThisYear: [true, false],
  isReviewSuggested: [true, false],
  precision: ['fp32', 'fp16', 'int8'],
  provider: ['wasm', 'webgpu'],
  queue: QUEUES,
  resizeMode: ['crop', 'letterbox', 'stretch'],
};

const LISTS = new Set(['names', 'words']);
const TEXTS = new Set(
  `name fileName title reason path from to before after prompt words what category host language item folder day
  wordsUnknown url text tab summary start profile origin list outer word format end detail vision`.split(
    /\s+/,
  ),
);
/** Milliseconds since 1970, durations, bytes and shares: numbers of a kind that shows. */
const NUMBERS: Readonly<Record<string, (index: number) => number>> = {
  bytes: (index) => (21 + index) * 1e6,
  leftBytes: () => 21e6,
  spareBytes: () => 21e6,
  bytesPerSecond: () => 21e6,
  stored: () => 21e6,
  durationMs: () => 1_260_000,
  leftMs: () => 1_260_000,
  share: () => 0.31,
  score: (index) => 0.31 + index / 100,
  threshold: (index) => 0.41 + index / 100,
  similarity: (index) => 0.51 + index / 100,
  current: (index) => 0.51 + index / 100,
};
for (const time of ['epochMs', 'utcMs', 'madeAtMs', 'atMs']) {
  Object.assign(NUMBERS, { [time]: () => 1_714_911_780_000 });
}

/** Texts that are lists in one function and one text in another are told apart by the function's path. */
const TEXT_ANYWAY = new Set(['palette.searchFor:words', 'search.none:words']);

/** `count`: what plain numbers are; null makes each a different one. */
export function sampleOf(path: string, parameter: string, index: number, count: number | null): unknown {
  if (LISTS.has(parameter) && !TEXT_ANYWAY.has(`${path}:${parameter}`)) {
    return [`‹${parameter}A›`, `‹${parameter}B›`, `‹${parameter}C›`];
  }
  if (TEXTS.has(parameter)) return `‹${parameter}›`;
  return NUMBERS[parameter]?.(index) ?? count ?? 21 + index;
}
