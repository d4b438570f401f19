/** Words of what a category can go by beside its prompts, in German: what it must not be, example photos, file rules. */
import type { CameraChoice, Limit } from '../../app/settings/rules/rulesDraft.ts';
import type { MetadataRule } from '../../core/rules/metadataRules.ts';
import type { rules as english } from '../english/rules.ts';
import { counted, formatDecimal, listed } from '../format.ts';
import { asFile, asName } from '../names.ts';
import { photosCounted } from './quantities.ts';

const RULES: Record<MetadataRule, string> = {
  file_names: 'Dateiname',
  types: 'Typ',
  camera: 'Kamera',
  sizes: 'genaue Größe',
  min_width: 'Breite',
  max_width: 'Breite',
  min_height: 'Höhe',
  max_height: 'Höhe',
  min_aspect: 'Form',
  max_aspect: 'Form',
  taken_after: 'Datum',
  taken_before: 'Datum',
};

const LIMIT_LABELS: Record<Limit, string> = {
  min_width: 'Breite ab',
  max_width: 'Breite bis',
  min_height: 'Höhe ab',
  max_height: 'Höhe bis',
  min_aspect: 'Breite durch Höhe ab',
  max_aspect: 'Breite durch Höhe bis',
  taken_after: 'Aufgenommen ab',
  taken_before: 'Aufgenommen vor',
};

const CAMERAS: Record<CameraChoice, string> = {
  ignored: 'Beliebig oder keine',
  none: 'Keine Kamera vermerkt',
  any: 'Eine Kamera vermerkt',
  named: 'Kameraname enthält',
};

function isRule(text: string): text is MetadataRule {
  return Object.hasOwn(RULES, text);
}

export const rules: typeof english = {
  more: 'Weitere Regeln',
  moreSummary: (prompts, examples, fileRules) =>
    [
      prompts > 0 ? counted(prompts, 'Aber-nicht-Prompt', 'Aber-nicht-Prompts') : null,
      examples > 0 ? counted(examples, 'Beispielfoto', 'Beispielfotos') : null,
      fileRules > 0 ? counted(fileRules, 'Dateiregel', 'Dateiregeln') : null,
    ]
      .filter((part) => part !== null)
      .join(', '),
  moreNone: 'Was es nicht ist, Beispielfotos, Dateiregeln',

  butNot: 'Aber nicht',
  butNotHint:
    'Eins pro Zeile, am besten auf Englisch: womit es verwechselt wird. Ein Foto, das dazu ebenso gut passt wie zu einem Prompt, ist kein Treffer.',
  butNotPlaceholder: 'a page of a book',

  examples: 'Beispielfotos',
  examplesHint:
    'Auch ähnliche Fotos sind Treffer, was immer die Prompts sagen. Zum Hinzufügen Fotos auswählen und „Als Beispiel hinzufügen“ wählen.',
  like: 'Wie diese',
  unlike: 'Nicht wie diese',
  noExamples: 'Noch keine.',
  removeExample: (fileName) => `Beispiel ${asFile(fileName)} entfernen`,
  missingExample: 'Beispiel, das nicht in dieser Bibliothek ist',
  missingExamples: (count) =>
    `${counted(count, 'Beispiel ist', 'Beispiele sind')} nicht in dieser Bibliothek oder noch nicht angesehen: hier ausgelassen.`,
  exampleSimilarity: 'Wie ähnlich',
  exampleSimilarityHint:
    'Wie ähnlich sich zwei Fotos sein müssen, auf einer anderen Skala als Foto und Wörter. Beim eingebauten Modell liegen Fotos derselben Art bei 0,94 und darüber.',

  fileRules: 'Dateiregeln',
  fileRulesHint: 'Alle angegebenen müssen gelten.',
  mode: 'Wenn eine Datei passt',
  modes: {
    require: 'Prompts oder Beispiele müssen auch passen',
    enough: 'Das reicht für einen Treffer',
  },
  fileNames: 'Dateinamen',
  fileNamesHint: 'Einer pro Zeile; * steht für beliebigen Text, ? für ein Zeichen.',
  fileNamesPlaceholder: 'Screenshot*\n*-WA????.jpg',
  types: 'Typen',
  camera: 'Kamera',
  cameraChoice: (choice) => CAMERAS[choice],
  cameraName: 'Kameraname',
  phoneScreen: 'Genau so groß wie ein Handybildschirm',
  phoneScreenHint: 'Eines beliebigen bekannten Handys, hochkant oder quer.',
  sizes: 'Genaue Größen',
  sizesHint: 'In Pixeln, eine pro Zeile, hochkant oder quer.',
  sizesPlaceholder: '1170x2532',
  limit: (limit) => LIMIT_LABELS[limit],
  shapeHint: 'Über 1 ist quer, unter 1 hochkant.',
  rule: (rule) => RULES[rule],

  addedBy: (signal, count) =>
    signal === 'examples'
      ? `Durch Beispiele hinzugekommen: ${photosCounted(count)}`
      : `Durch Dateiregeln hinzugekommen: ${photosCounted(count)}`,
  heldBackBy: (signal, count) =>
    signal === 'metadata'
      ? `Durch Dateiregeln zurückgehalten: ${photosCounted(count)}`
      : `Zurückgehalten, weil anderem ähnlicher: ${photosCounted(count)}`,
  winnerPrompt: (prompt) => `„${asName(prompt)}“`,
  winnerEnd: (end) => `… ${end}`,
  winnerExample: 'Wie ein Beispiel',
  winnerRules: 'Dateiregeln',
  rivalPrompt: (prompt, score) => `Eher „${asName(prompt)}“ ${formatDecimal(score)}`,
  rivalExample: (score) => `Eher wie ein Gegenbeispiel ${formatDecimal(score)}`,
  brokenRules: (broken) => `Passt nicht: ${listed([...new Set(broken.map((rule) => RULES[rule]))])}`,

  whyLike: 'Wie das Beispiel',
  whyItself: 'Selbst ein Beispiel',
  whyUnlike: 'Eher wie das Gegenbeispiel,',
  whyRulesFit: (role) =>
    role === 'enough' ? 'Die Datei erfüllt die Regeln, und das reicht' : 'Die Datei erfüllt die Regeln',
  whyRulesBroken: (broken) => {
    const unmet = broken.flatMap((rule) => (isRule(rule) ? [RULES[rule]] : []));
    return `Die Datei passt nicht: ${listed([...new Set(unmet)])}`;
  },

  addAsExample: 'Als Beispiel hinzufügen',
  addTitle: (count) => `${photosCounted(count)} als ${count === 1 ? 'Beispiel' : 'Beispiele'} hinzufügen`,
  addCategory: 'Kategorie',
  addKind: 'Es sind',
  addKinds: { like: 'Beispiele dafür', unlike: 'Beispiele dafür, was es nicht ist' },
  addConfirm: 'Hinzufügen',
  added: (count, name) =>
    `${photosCounted(count)} als ${count === 1 ? 'Beispiel' : 'Beispiele'} zu ${asName(name)} hinzugefügt.`,
  noCategories: 'Noch gibt es keine Kategorie dafür.',
  openCategories: 'Kategorien öffnen',
};
