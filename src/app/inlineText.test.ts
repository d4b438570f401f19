/** Words on the screen come from the catalogue: none stand in the code of a screen, whatever line or attribute they are in. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync } from 'vite';
import { expect, it } from 'vitest';

interface SyntaxNode {
  readonly type: string;
  readonly [key: string]: unknown;
}

/** Attributes and properties whose text is seen or heard. */
const VISIBLE = new Set([
  'aria-label',
  'ariaLabel',
  'title',
  'placeholder',
  'alt',
  'label',
  'text',
  'hint',
  'description',
]);
/** Attributes that may hold several words and say nothing. */
const UNSEEN = new Set(['className', 'style', 'd', 'points', 'sizes', 'accept', 'autoComplete']);
/** What bugs say to engineers, and addresses. */
const NOT_SHOWN = new Set([
  'ThrowStatement',
  'ImportDeclaration',
  'ImportExpression',
  'ExportNamedDeclaration',
]);
const LETTERS = /\p{L}{2}/u;
/** Two words and a space between them: nothing but a sentence looks so (media queries and selectors have other characters). */
const SENTENCE = /^\P{Z}*\p{L}{2,}[,:]? \p{Ll}{2,}/u;

/** Of elements: `input[type=search]`, `input, select`. */
const SELECTOR = /\binput(?=[,[:])/;

function isNode(value: unknown): value is SyntaxNode {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}

function textOf(node: SyntaxNode): string | null {
  if (node.type === 'JSXText' || node.type === 'Literal')
    return typeof node['value'] === 'string' ? node['value'] : null;
  if (node.type !== 'TemplateElement' || typeof node['value'] !== 'object' || node['value'] === null)
    return null;
  return 'cooked' in node['value'] && typeof node['value'].cooked === 'string' ? node['value'].cooked : null;
}

function isConsoleCall(node: SyntaxNode): boolean {
  const { callee } = node;
  return (
    node.type === 'CallExpression' &&
    isNode(callee) &&
    isNode(callee['object']) &&
    callee['object']['name'] === 'console'
  );
}

/** `aria-label` of an attribute, `title` of `{ title: … }` and of `document.title = …`. */
function nameOf(node: SyntaxNode): string | null {
  const named = node['name'] ?? node['key'];
  if (node.type === 'JSXAttribute' || node.type === 'Property')
    return isNode(named) ? String(named['name'] ?? named['value']) : null;
  const { left } = node;
  if (node.type !== 'AssignmentExpression' || !isNode(left) || !isNode(left['property'])) return null;
  return String(left['property']['name']);
}

/** `isVisible`: within something that is seen or heard, where a single word is enough. */
function wordsIn(node: SyntaxNode, isVisible: boolean): string[] {
  if (NOT_SHOWN.has(node.type) || node.type.startsWith('TS') || isConsoleCall(node)) return [];
  if (
    node.type === 'NewExpression' &&
    isNode(node['callee']) &&
    String(node['callee']['name']).endsWith('Error')
  )
    return [];
  const text = textOf(node);
  if (text !== null) {
    const isWords =
      node.type === 'JSXText' || isVisible ? LETTERS.test(text) : SENTENCE.test(text) && !SELECTOR.test(text);
    return isWords ? [text.trim()] : [];
  }
  const name = nameOf(node);
  if (name !== null && UNSEEN.has(name)) return [];
  // What a call is given and what a comparison compares are keys more often than words.
  const isOpaque = [
    'CallExpression',
    'BinaryExpression',
    'MemberExpression',
    'ArrowFunctionExpression',
  ].includes(node.type);
  const isChild = node.type === 'JSXElement' || node.type === 'JSXFragment';
  const inner =
    isChild || (name === null ? isVisible && !isOpaque && node.type !== 'JSXAttribute' : VISIBLE.has(name));
  return Object.entries(node).flatMap(([key, value]) => {
    if (key === 'key' || key === 'test' || key === 'left') return [];
    const isInside = inner && !(isChild && key === 'openingElement');
    return (Array.isArray(value) ? value : [value]).flatMap((child: unknown) =>
      isNode(child) ? wordsIn(child, isInside) : [],
    );
  });
}

function inlineWords(source: string): string[] {
  return wordsIn({ type: 'Root', program: parseSync('screen.tsx', source).program }, false);
}

it('are found in text, attributes, titles and sentences, on one line or several', () => {
  const source = `
    const a = (
      <p aria-label="Heard" className="card wide" title={isOpen ? 'Open' : \`Not \${b}\`}>
        Read by
        all
        {'too'} {t('key')} <img alt="Seen" src="/a.png" /> {b === 'word' && <b>{"x"}</b>}
      </p>
    );
    document.title = 'Winnow here';
    say({ text: 'Done', kind: 'notice' });
    const c = 'This is a sentence.';
    throw new Error('Not shown to anybody.');
  `;
  expect(inlineWords(source).toSorted()).toEqual(
    [
      'Heard',
      'Open',
      'Not',
      'Read by\n        all',
      'too',
      'Seen',
      'Winnow here',
      'Done',
      'This is a sentence.',
    ].toSorted(),
  );
});

it('are in no screen', () => {
  const files = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' }).filter(
    (path) => /\.tsx?$/.test(path) && !path.includes('.test.'),
  );
  expect(files.length).toBeGreaterThan(100);
  const found = files.flatMap((path) =>
    inlineWords(readFileSync(join(import.meta.dirname, path), 'utf8')).map((words) => `${path}: ${words}`),
  );
  expect(found).toEqual([]);
});
