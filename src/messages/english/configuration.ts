/** Words of Settings > Configuration, and of every page while a file decides. */
import type { CategoryAction } from '../../core/category.ts';
import type { CategoryField } from '../../core/config/categoryFields.ts';
import type { CleanUp } from '../../core/config/cleanUp.ts';
import type { ConfigCause } from '../../core/config/document.ts';
import type { QueueName } from '../../core/jobs/job.ts';
import type { CleanUpCounts } from '../../library/library.ts';
import { counted } from '../format.ts';
import { asFile, asName } from '../names.ts';
import { photosCounted } from './quantities.ts';

const CAUSES: Readonly<Record<ConfigCause, string>> = {
  page: 'Edited in Winnow',
  'starter-set': 'Starter set added',
  file: 'Configuration file',
  api: 'Through the API',
  import: 'YAML imported',
  restore: 'Restored',
  undo: 'Undone',
};

/** As they begin a detail: `similarity 0.28 → 0.31`. */
const FIELDS: Readonly<Record<CategoryField, string>> = {
  name: 'name',
  prompts: 'prompt',
  similarity: 'similarity',
  action: 'action',
  enabled: 'enabled',
  but_not: 'but-not prompt',
  examples: 'example photos',
  metadata: 'file rules',
};

const QUEUE_LABELS: Readonly<Record<QueueName, string>> = {
  metadata: 'Metadata & thumbnails',
  'smart-search': 'Smart search',
  classification: 'Classification',
};

function takenBack({ untagged, returned }: CleanUpCounts): string {
  return `${counted(untagged, 'tag', 'tags')} taken off, ${photosCounted(returned)} returned to the timeline`;
}

function withTakenBack(said: string, counts: CleanUpCounts): string {
  return counts.untagged === 0 && counts.returned === 0 ? `${said}.` : `${said}: ${takenBack(counts)}.`;
}

/** Null: nothing, before the first. */
function revisionName(revision: number | null): string {
  return revision === null ? 'nothing' : `configuration ${String(revision)}`;
}

export const configuration = {
  tab: 'Configuration',
  intro:
    'Categories and queue settings as one document. Take it to another browser, keep it under version control, or go back to an earlier one.',
  unreadable: 'The configuration could not be read',

  yamlTitle: 'YAML',
  yamlText: 'Comments and order of an imported file are kept when it is exported again.',
  exportYaml: 'Export YAML',
  copyYaml: 'Copy YAML',
  copied: 'YAML copied.',
  notCopied: 'The browser did not allow copying. Use Export YAML.',
  importYaml: 'Import YAML',
  showYaml: 'Show the document',
  document: 'Document',

  importTitle: 'Import YAML',
  importHint: 'Paste a configuration, or choose a file. Nothing changes before you save.',
  chooseFile: 'Choose file',
  yamlField: 'Configuration',
  fileTooLarge: (name: string) => `${asFile(name)} is larger than 1 MB. A configuration is a few kilobytes.`,
  fileNotText: (name: string) => `${asFile(name)} is not a text file.`,
  invalid: (count: number) =>
    `${counted(count, 'error', 'errors')}. Nothing can be saved until it is put right.`,
  /** Begins an error about the whole: `The document must be …`. */
  theDocument: 'The document',
  unknownKeys: 'Not known to Winnow, and without effect:',
  nothingToImport: 'This is the configuration in force. There is nothing to save.',
  cancel: 'Cancel',
  close: 'Close',
  save: 'Save',
  notSaved: (reason: string) => `Nothing was saved: ${reason}`,
  imported: (counts: CleanUpCounts) => withTakenBack('Configuration imported', counts),

  changesTitle: 'What changes',
  noChanges: 'No difference.',
  consequencesTitle: 'What it does at once',
  noConsequences: 'No tag is taken off and no photo moves.',
  consequences: ({ untagged, returned }: CleanUpCounts) =>
    untagged === 0
      ? 'No photo carries a tag of these categories.'
      : `${counted(untagged, 'tag is', 'tags are')} taken off, and ${photosCounted(returned)} ${returned === 1 ? 'returns' : 'return'} from the archive to the timeline. What you archived by hand stays.`,
  reason: ({ name, reason }: CleanUp) =>
    reason === 'removed' ? `${asName(name)} is removed.` : `${asName(name)} becomes stricter.`,
  rescanHint: 'A scan tags again what is above the new similarity.',
  counting: 'Counting the photos',

  staleTitle: 'The configuration was changed elsewhere',
  staleText:
    'Nothing was saved, so that the other change is not lost. What changes is now compared with it: save again to put yours in its place, or cancel to keep theirs. Meanwhile:',

  historyTitle: 'History',
  historyText: 'Every configuration that was saved. Any of them can be looked at, compared and restored.',
  noHistory: 'Nothing was saved yet.',
  inForce: 'In force',
  revision: (revision: number) => `Configuration ${String(revision)}`,
  cause: (cause: ConfigCause) => CAUSES[cause],
  first: 'The first one.',
  moreChanges: (count: number) => `and ${counted(count, 'more change', 'more changes')}`,
  lookAt: 'Look at',
  restore: 'Restore',
  showOlder: (count: number) => `Show ${String(count)} older`,
  compareWith: 'Compare with',
  nothingBefore: 'Nothing',
  before: (revision: number) => `Configuration ${String(revision)}, before it`,
  current: (revision: number) => `Configuration ${String(revision)}, in force`,
  differences: (from: number | null, to: number | null) =>
    `From ${revisionName(from)} to ${revisionName(to)}`,
  restoreTitle: (revision: number) => `Restore configuration ${String(revision)}?`,
  restoreSame: 'It says the same as the one in force. There is nothing to restore.',
  restoreConfirm: ({ untagged }: CleanUpCounts) =>
    untagged === 0 ? 'Restore' : `Restore and take off ${counted(untagged, 'tag', 'tags')}`,
  restored: (revision: number, counts: CleanUpCounts) =>
    withTakenBack(`Configuration ${String(revision)} restored`, counts),

  added: 'added',
  removed: 'removed',
  newCategory: (similarity: string, action: CategoryAction, prompts: number) =>
    `similarity ${similarity}, ${action === 'tag' ? 'tag only' : 'tag and archive'}, ${counted(prompts, 'prompt', 'prompts')}`,
  switchedOn: 'switched on',
  switchedOff: 'switched off',
  itemAdded: (field: CategoryField, item: string) => `${FIELDS[field]} added: “${asName(item)}”`,
  itemRemoved: (field: CategoryField, item: string) => `${FIELDS[field]} removed: “${asName(item)}”`,
  itemsReordered: (field: CategoryField) => `${FIELDS[field]}s in another order`,
  valueChanged: (field: CategoryField, before: string, after: string) =>
    `${FIELDS[field]} ${asName(before)} → ${asName(after)}`,
  somethingChanged: (field: CategoryField) => `${FIELDS[field]} changed`,
  orderName: 'Order',
  orderChanged: 'categories stand in another order',
  classificationName: 'Classification',
  concurrencyName: (queue: QueueName) => `Queue ${QUEUE_LABELS[queue]}`,
  concurrencyChanged: (before: number, after: number) => `concurrency ${String(before)} → ${String(after)}`,

  fileTitle: 'Managed by a file',
  fileText:
    'The configuration of this site is read from the file below at every start. It can be looked at here and changed there.',
  fileUnreachable: (reason: string, hasCopy: boolean) =>
    `The file cannot be reached just now (${reason}). ${
      hasCopy
        ? 'The last good copy is in force.'
        : 'It was not valid when it was last read, so what was in force before stays in force.'
    }`,
  fileInvalidTitle: 'The configuration file is not valid',
  fileInvalid: 'The last good configuration stays in force, and nothing was cleaned up.',
  fileUnknownKeys: 'Keys in the file that Winnow does not know:',
  fileDetails: 'See what is wrong',
  fileRefuses: 'the configuration of this site is managed by a file',
};
