import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseSync } from 'vite';
import { first as english } from './english/first.ts';
import { first as german } from './german/first.ts';
import { said } from './german/reasons.ts';
import { createPhraseBook } from './phraseBook.ts';
import { speak } from './words.ts';

beforeEach(() => {
  speak({ language: 'de', locale: 'de-DE' }, german);
});

afterEach(() => {
  speak({ language: 'en', locale: 'en-GB' }, english);
});

describe('a phrase book', () => {
  const say = createPhraseBook([
    ['The file is {1} MB. The limit is {2}.', 'Grenze {2}, Datei {1} MB.'],
    ['This is {1}.', 'Das ist {1}.'],
    ['This is not {1}.', 'Das ist nicht {1}.'],
    ['a video ({1})', 'ein Video ({1})'],
  ]);

  it.each([
    ['The file is 1,234.5 MB. The limit is 12.', 'Grenze 12, Datei 1.234,5 MB.'],
    ['This is a video (MP4).', 'Das ist ein Video (MP4).'],
    ['This is not a video (MP4).', 'Das ist nicht ein Video (MP4).'],
    ['This is what nobody foresaw.', 'Das ist what nobody foresaw.'],
    ['Nobody foresaw this.', 'Nobody foresaw this.'],
    ['', ''],
  ])('says %j', (sentence, translation) => {
    expect(say(sentence)).toBe(translation);
  });
});

interface SyntaxNode {
  readonly type: string;
  readonly [key: string]: unknown;
}

function isNode(value: unknown): value is SyntaxNode {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}

function cookedOf(quasi: unknown): string {
  const value = isNode(quasi) ? quasi['value'] : null;
  return typeof value === 'object' && value !== null && 'cooked' in value ? String(value.cooked) : '';
}

/** The text of a literal, a template (`‹x›` for what varies) or a sum of them; null for anything else. */
function templateOf(node: SyntaxNode): string | null {
  if (node.type === 'Literal') return typeof node['value'] === 'string' ? node['value'] : null;
  if (node.type === 'TemplateLiteral' && Array.isArray(node['quasis']))
    return node['quasis'].map(cookedOf).join('‹x›');
  const { left, right } = node;
  if (node.type !== 'BinaryExpression' || !isNode(left) || !isNode(right)) return null;
  const [start, end] = [templateOf(left), templateOf(right)];
  return start === null || end === null ? null : start + end;
}

const SENTENCE = /\p{L}{2,}[,:]? \p{Ll}{2,}/u;

/** What is thrown is a bug or a message for the console, unless the thrower is asked for it. */
function sentencesIn(node: SyntaxNode): string[] {
  if (node.type === 'ImportDeclaration' || node.type === 'ThrowStatement' || node.type.startsWith('TS'))
    return [];
  const template = templateOf(node);
  if (template !== null) return SENTENCE.test(template) ? [template] : [];
  return Object.values(node).flatMap((value) =>
    (Array.isArray(value) ? value : [value]).flatMap((child: unknown) =>
      isNode(child) ? sentencesIn(child) : [],
    ),
  );
}

const ROOT = join(import.meta.dirname, '../..');
/** Where sentences are written that reach a screen. */
const WRITERS = [
  'src/core/config',
  'src/core/jobs',
  'src/media',
  'src/encoder',
  'src/scorer',
  'src/models',
  'src/pipeline/embedPhotos.ts',
  'src/pipeline/explainPhoto.ts',
  'src/pipeline/importPhotos.ts',
  'src/pipeline/importWriter.ts',
  'src/pipeline/makePreviews.ts',
  'src/pipeline/openBackup.ts',
  'src/pipeline/originalAway.ts',
  'workers/media',
];
/** Prompts and names of the starter sets, in the model's language; reasons that are parts of others or keys; the console. */
const NO_SENTENCES =
  /^src\/models\/catalogue\.ts: (?:an? |Train tickets|QR codes|the |people |food |.*starter)|^src\/models\/catalogue\.ts: [\w -]+$|SigLIP base|: Winnow starter model|modelRunner\.ts|selfTest\.ts: a photo of|manifest\.ts: must|preprocessorConfig|storedEntry|cleanUp\.ts: (?:was|became)|validate\.ts: The \w+(?: \w+)?$|findModel\.ts: sha256|leadership/;

function filesOf(path: string): readonly string[] {
  if (path.endsWith('.ts')) return [path];
  return readdirSync(join(ROOT, path), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.includes('.test.') && !file.includes('.browserWorker.'))
    .map((file) => `${path}/${file}`);
}

it('knows what is said where there is no screen', () => {
  const sentences = WRITERS.flatMap(filesOf).flatMap((file) => {
    const program: unknown = parseSync(file, readFileSync(join(ROOT, file), 'utf8')).program;
    return isNode(program) ? sentencesIn(program).map((sentence) => ({ file, sentence })) : [];
  });
  expect(sentences.length).toBeGreaterThan(100);
  const unknown = sentences
    .filter(({ sentence }) => said(sentence) === sentence)
    .map(({ file, sentence }) => `${file}: ${sentence}`)
    .filter((line) => !NO_SENTENCES.test(line));
  expect([...new Set(unknown)]).toEqual([]);
});
