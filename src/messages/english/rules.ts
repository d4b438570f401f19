/** Words of what a category can go by beside its prompts: what it must not be, example photos, rules over the file. */
import type { SignalRole } from '../../core/classify.ts';
import type { MetadataRule } from '../../core/rules/metadataRules.ts';
import { counted, formatDecimal, listed } from '../format.ts';
import { asFile, asName } from '../names.ts';
import { photosCounted } from './quantities.ts';
import type { CameraChoice, Limit } from '../../app/settings/rules/rulesDraft.ts';

const RULES: Record<MetadataRule, string> = {
  file_names: 'file name',
  types: 'type',
  camera: 'camera',
  sizes: 'exact size',
  min_width: 'width',
  max_width: 'width',
  min_height: 'height',
  max_height: 'height',
  min_aspect: 'shape',
  max_aspect: 'shape',
  taken_after: 'date',
  taken_before: 'date',
};

const LIMIT_LABELS: Record<Limit, string> = {
  min_width: 'Width from',
  max_width: 'Width to',
  min_height: 'Height from',
  max_height: 'Height to',
  min_aspect: 'Width by height from',
  max_aspect: 'Width by height to',
  taken_after: 'Taken from',
  taken_before: 'Taken before',
};

const CAMERAS: Record<CameraChoice, string> = {
  ignored: 'Any or none',
  none: 'No camera recorded',
  any: 'A camera recorded',
  named: 'Camera name contains',
};

function isRule(text: string): text is MetadataRule {
  return Object.hasOwn(RULES, text);
}

export const rules = {
  more: 'More rules',
  moreSummary: (prompts: number, examples: number, fileRules: number) =>
    [
      prompts > 0 ? counted(prompts, 'prompt it is not', 'prompts it is not') : null,
      examples > 0 ? counted(examples, 'example photo', 'example photos') : null,
      fileRules > 0 ? counted(fileRules, 'file rule', 'file rules') : null,
    ]
      .filter((part) => part !== null)
      .join(', '),
  moreNone: 'What it is not, example photos, file rules',

  butNot: 'But not',
  butNotHint:
    'One per line: what is mistaken for it. A photo that fits one of these as well as it fits a prompt does not match.',
  butNotPlaceholder: 'a page of a book',

  examples: 'Example photos',
  examplesHint:
    'Photos like these match too, whatever the prompts say. To add some, select photos and choose Add as example.',
  like: 'Like these',
  unlike: 'Not like these',
  noExamples: 'None yet.',
  removeExample: (fileName: string) => `Remove example ${asFile(fileName)}`,
  missingExample: 'Example that is not in this library',
  missingExamples: (count: number) =>
    `${counted(count, 'example is', 'examples are')} not in this library, or not looked at yet: left aside here.`,
  exampleSimilarity: 'How alike',
  exampleSimilarityHint:
    'How alike two photos must be, on another scale than a photo and words. With the built-in model, photos of one kind are at 0.94 and above.',

  fileRules: 'File rules',
  fileRulesHint: 'All that are stated must hold.',
  mode: 'When a file fits',
  modes: {
    require: 'Prompts or examples must match too',
    enough: 'That is enough to match',
  },
  fileNames: 'File names',
  fileNamesHint: 'One per line; * stands for any text, ? for one character.',
  fileNamesPlaceholder: 'Screenshot*\n*-WA????.jpg',
  types: 'Types',
  camera: 'Camera',
  cameraChoice: (choice: CameraChoice) => CAMERAS[choice],
  cameraName: 'Camera name',
  phoneScreen: 'Exactly the size of a phone’s screen',
  phoneScreenHint: 'Of any known phone, upright or on its side.',
  sizes: 'Exact sizes',
  sizesHint: 'In pixels, one per line, either way round.',
  sizesPlaceholder: '1170x2532',
  limit: (limit: Limit) => LIMIT_LABELS[limit],
  shapeHint: 'Above 1 lies wide, below 1 stands tall.',
  rule: (rule: MetadataRule) => RULES[rule],

  addedBy: (signal: string, count: number) =>
    signal === 'examples'
      ? `Added by examples: ${photosCounted(count)}`
      : `Added by file rules: ${photosCounted(count)}`,
  heldBackBy: (signal: string, count: number) =>
    signal === 'metadata'
      ? `Held back by file rules: ${photosCounted(count)}`
      : `Held back, more like something else: ${photosCounted(count)}`,
  winnerPrompt: (prompt: string) => `“${asName(prompt)}”`,
  winnerEnd: (end: string) => `… ${end}`,
  winnerExample: 'Like an example',
  winnerRules: 'File rules',
  rivalPrompt: (prompt: string, score: number) => `More like “${asName(prompt)}” ${formatDecimal(score)}`,
  rivalExample: (score: number) => `More like one it is not ${formatDecimal(score)}`,
  brokenRules: (broken: readonly MetadataRule[]) =>
    `Does not fit: ${listed([...new Set(broken.map((rule) => RULES[rule]))])}`,

  whyLike: 'Like the example',
  whyItself: 'An example itself',
  whyUnlike: 'More like the example it is not,',
  whyRulesFit: (role: SignalRole): string =>
    role === 'enough' ? 'The file fits the rules, which is enough' : 'The file fits the rules',
  whyRulesBroken: (broken: readonly string[]) => {
    const unmet = broken.flatMap((rule) => (isRule(rule) ? [RULES[rule]] : []));
    return `The file does not fit: ${listed([...new Set(unmet)])}`;
  },

  addAsExample: 'Add as example',
  addTitle: (count: number) => `Add ${photosCounted(count)} as ${count === 1 ? 'an example' : 'examples'}`,
  addCategory: 'Category',
  addKind: 'They are',
  addKinds: { like: 'Examples of it', unlike: 'Examples of what it is not' },
  addConfirm: 'Add',
  added: (count: number, name: string) =>
    `${photosCounted(count)} added to ${asName(name)} as ${count === 1 ? 'an example' : 'examples'}.`,
  noCategories: 'There is no category to add them to yet.',
  openCategories: 'Open categories',
};
