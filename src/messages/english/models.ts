/** The words of the Models page. */
import type { HashSource } from '../../core/model.ts';
import type { ModelProblem } from '../../models/problem.ts';
import { counted, formatBytes, formatDecimal } from '../format.ts';
import { asName } from '../names.ts';
import { photosCounted, roughDuration } from './quantities.ts';

const HASH_SOURCES: Readonly<Record<HashSource, string>> = {
  pinned: 'Winnow',
  'public-list': 'public lists',
  hub: 'the hub',
  'first-download': 'the first download',
};

function hostOf(address: string): string {
  return URL.canParse(address) ? new URL(address).host : address;
}

function describeProblem(problem: ModelProblem): string {
  switch (problem.kind) {
    case 'offline':
      return `${hostOf(problem.address)} could not be reached. Check the connection; what has come so far is kept.`;
    case 'missing':
      return `${problem.address} does not exist.`;
    case 'refused':
      return `${hostOf(problem.address)} refuses to give the file (${String(problem.status)}). It may be for signed-in people only.`;
    case 'server':
      return problem.status === 429
        ? `${hostOf(problem.address)} was asked too often and wants a break. Try again in a few minutes.`
        : `${hostOf(problem.address)} has trouble of its own (${String(problem.status)}). Try again later.`;
    case 'rate-limited':
      return `${hostOf(problem.address)} asks to wait ${roughDuration(problem.waitMs)}. What has come so far is kept.`;
    case 'page-instead':
      return `${problem.address} answered with a web page instead of the file. A sign-in page of the network may be in between.`;
    case 'mismatch':
      return [
        `${problem.path} is not the file that was expected.`,
        ...(problem.expectedBytes !== null && problem.expectedBytes !== problem.actualBytes
          ? [`It is ${String(problem.actualBytes)} bytes long instead of ${String(problem.expectedBytes)}.`]
          : []),
        `Its SHA-256 is ${problem.actualSha256}; ${HASH_SOURCES[problem.hashSource]} said ${problem.expectedSha256}.`,
      ].join(' ');
    case 'storage-full':
      return problem.neededBytes === null || problem.freeBytes === null
        ? 'The browser has no room left. What has come so far is kept; free some space and resume.'
        : `The browser has ${formatBytes(problem.freeBytes)} left for Winnow; this needs ${formatBytes(problem.neededBytes)}.`;
    case 'no-store':
      return 'This browser window gives Winnow no place to keep a model. It may be a private window.';
    case 'stopped':
      return 'The download stopped unexpectedly. What has come so far is kept.';
    case 'busy':
      return 'Another tab is downloading this model.';
    case 'incomplete':
      return `That is not a whole model: ${problem.detail}.`;
    default:
      return problem satisfies never;
  }
}

export const models = {
  problem: describeProblem,
  describeWait: (problem: ModelProblem, delayMs: number) =>
    `${problem.kind === 'offline' ? 'The connection broke' : describeProblem(problem)} Trying again in ${roughDuration(delayMs)}.`,

  starterTitle: 'Winnow starter model',
  starterDescription:
    'Built in. Works at once and offline. Knows common clutter, pets and scenery; it reads no text inside a picture.',
  starterLicence: 'Part of Winnow',
  list: 'Models',
  inUse: 'In use',
  loading: 'Loading the model',
  failed: (reason: string) => `The model could not be loaded: ${reason}`,
  retry: 'Try again',

  licence: 'Licence',
  size: 'Size',
  aboutSize: (bytes: number) => `about ${formatBytes(bytes)}`,
  exactSize: formatBytes,
  stored: (bytes: number) => `On this device, ${formatBytes(bytes)}`,
  builtIn: 'Comes with Winnow',
  notStored: (bytes: number) => `${formatBytes(bytes)} to download`,
  partly: (stored: number, total: number) =>
    `Paused at ${formatBytes(stored)} of ${formatBytes(Math.max(stored, total))}`,

  download: 'Download',
  downloadOne: (title: string) => `Download ${title}`,
  resume: 'Resume',
  resumeOne: (title: string) => `Resume ${title}`,
  pause: 'Pause',
  pauseOne: (title: string) => `Pause ${title}`,
  choose: 'Use this model',
  chooseOne: (title: string) => `Use ${title}`,
  delete: 'Delete',
  deleteOne: (title: string) => `Delete ${title}`,
  cancel: 'Cancel',
  again: 'Start this file again',
  acceptAnyway: 'Use it anyway',

  consentTitle: (title: string) => `Download ${title}?`,
  consentFrom: 'From',
  consentSite: 'This site',
  consentSiteNote: 'Nobody else is contacted.',
  consentHub: (host: string) => host,
  consentHubNote: (host: string) =>
    `${host} learns that somebody at your address downloads this model, and nothing else. No photo, prompt or vector is sent.`,
  consentLooking: 'Looking on this site',
  consentRevision: 'Revision',
  consentNewest: 'The newest at the time of the download',
  precision: (precision: 'fp32' | 'fp16' | 'int8', bytes: number) =>
    `${{ fp32: 'Full (fp32)', fp16: 'Half (fp16)', int8: 'Compact (int8)' }[precision]}, ${bytes === 0 ? 'size not known' : formatBytes(bytes)}`,
  visionPrecision: 'Image encoder',
  textPrecision: 'Text encoder',
  precisionHint: 'Compact is right for most processors; a graphics card needs half or full.',
  acceptLicence: 'I have read this',
  consentButton: (bytes: number) => `Download ${formatBytes(bytes)}`,

  progress: (title: string) => `Download of ${title}`,
  progressLine: (stored: number, total: number | null) =>
    total === null
      ? formatBytes(stored)
      : `${formatBytes(stored)} of ${formatBytes(Math.max(stored, total))}`,
  rate: (bytesPerSecond: number) => `${formatBytes(bytesPerSecond)} a second`,
  timeLeft: (durationMs: number) => `${roughDuration(durationMs)} left`,

  deleteTitle: (title: string) => `Delete ${title}?`,
  deleteBody: (bytes: number) =>
    `${formatBytes(bytes)} are freed on this device, for every profile. What it tagged stays. It can be downloaded again.`,
  deleteConfirm: (bytes: number) => `Delete ${formatBytes(bytes)}`,

  changeTitle: (title: string) => `Use ${title}?`,
  changeBody: (photos: number) =>
    photos === 0
      ? 'There are no photos yet, so it is in use at once.'
      : `${photosCounted(photos)} are encoded anew in the background. Until that is done, tags and search go on with the model in use now; then both change places.`,
  changeKept:
    'Tags stay as they are until the next scan. Similarities mean something else under another model: suggestions follow the change.',
  keepOld: 'Keep what the model in use now has worked out, for a quick way back',
  changeConfirm: 'Use this model',
  preparing: (encoded: number, total: number) =>
    total === 0
      ? 'Preparing'
      : `Preparing: ${counted(encoded, 'photo', 'photos')} of ${counted(total, 'photo', 'photos')} encoded`,
  preparingElsewhere: 'Being prepared in another tab',
  preparingBlocked: (reason: string) => `Waiting: ${reason}`,
  preparingProgress: (title: string) => `Preparing ${title}`,
  stopChange: 'Stop preparing',

  reviewTitle: (from: string, to: string) =>
    from === '' ? `Similarities for ${to}` : `Similarities were set for ${from}`,
  reviewBody: (to: string) =>
    `A similarity of one model says nothing under another. These keep each category about as wide under ${to} as it was. Where one rises, its tags come off until the library is scanned.`,
  reviewName: (name: string, signal: 'prompts' | 'examples') =>
    signal === 'prompts' ? asName(name) : `${asName(name)}, example photos`,
  reviewRow: (similarity: number, suggested: number | null, matches: number) =>
    suggested === null
      ? `${formatDecimal(similarity)}: matched nothing, so there is nothing to go by`
      : `${formatDecimal(similarity)} becomes ${formatDecimal(suggested)}, for ${photosCounted(matches)}`,
  reviewApply: 'Use these similarities',
  reviewDismiss: 'Leave them as they are',
  reviewApplied: 'Similarities saved. Tags follow when you re-evaluate the library.',
  reviewStale: 'The categories were changed meanwhile. Look at the suggestions again.',

  deviceTitle: 'On this device',
  runsOn: 'Runs on',
  provider: (provider: 'wasm' | 'webgpu') => (provider === 'webgpu' ? 'WebGPU' : 'WebAssembly'),
  threads: (threads: number) => counted(threads, 'thread', 'threads'),
  why: 'Why',
  speed: 'Speed',
  speedValue: (photosPerSecond: number) =>
    `${photosPerSecond >= 10 ? String(Math.round(photosPerSecond)) : formatDecimal(photosPerSecond, 1)} photos a second lately`,
  speedUnknown: 'Not measured yet: encode some photos',
  resting: 'Not in memory: nothing needed it lately',
  batch: 'Pictures at a time',
  passedOver: 'Passed over',
  remembered: 'kept until you try again',
  tryAgain: 'Try everything again',
  notStarted: 'Not started yet',
  isolatedNo: 'This page is not cross-origin isolated, so WebAssembly has one thread only.',
  overrides: 'Choose by hand',
  overrideProvider: 'Runs on',
  overridePrecision: 'Precision of the image encoder',
  overrideThreads: 'Threads',
  auto: 'Automatic',
  input: 'Picture it sees',
  inputValue: (size: number, resizeMode: 'crop' | 'letterbox' | 'stretch') =>
    `${String(size)} × ${String(size)} pixels, ${{ letterbox: 'the whole picture fitted in', crop: 'the middle square, two of a very tall or wide one', stretch: 'the whole picture, stretched' }[resizeMode]}`,
  vector: 'Vector length',
  defaultSimilarity: 'Default similarity',
  bands: 'Similarity bands',
  key: 'Model key',
  precisionLabel: 'Precision',
  precisions: (vision: string, text: string) =>
    vision === text ? vision : `${vision} for pictures, ${text} for texts`,

  moreTitle: 'Another model',
  moreBody:
    'Any CLIP or SigLIP model in the layout of transformers.js: config.json, tokenizer and an onnx folder with vision_model and text_model.',
  repository: 'Repository',
  repositoryHint: (host: string) => `Owner and name at ${host}, such as Xenova/clip-vit-large-patch14.`,
  repositoryWrong: 'Write it as owner/name.',
  lookUp: 'Look up',
  lookingUp: 'Looking up',
  pickFolder: 'Choose a folder',
  pickFiles: 'Choose files',
  pickHint: 'Files you have already: they are copied and verified, and nothing is downloaded.',
  noStore:
    'This browser window gives Winnow no place to keep models, so only the built-in one can be used. It may be a private window.',
};
