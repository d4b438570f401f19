/**
 * The configuration as a YAML text. Reading is strict and never throws; writing puts the document into the text it came
 * from, so that comments, order and what Winnow does not know of stay where the author left them.
 */
import { isMap, isScalar, isSeq, parseDocument, stringify, visit, type Document, type YAMLMap } from 'yaml';
import { categoryKey, type Category } from '../category.ts';
import { reasonOf } from '../reasonOf.ts';
import { CATEGORY_FIELDS } from './categoryFields.ts';
import type { ConfigDocument, JobConfig } from './document.ts';
import { isEqual } from './isEqual.ts';
import { parseConfigDocument, type ParseConfigResult } from './validate.ts';
import { findHarmfulYaml } from './yamlLimits.ts';

/** A configuration of ten thousand prompts is half as large; anything above is a mistake. */
export const LARGEST_YAML_BYTES = 1_000_000;

/**
 * `<<: *defaults` is common in configuration files, though it is no part of YAML 1.2. Repeated keys are looked for here:
 * the parser compares each with each, which takes minutes for a text that is made for it.
 */
const PARSE_OPTIONS = { merge: true, uniqueKeys: false, logLevel: 'error' } as const;

/** One mistake often makes the parser report all that follows. */
const MOST_SYNTAX_ERRORS = 10;

/** Long prompts stay on their line. */
const WRITE_OPTIONS = { lineWidth: 0 } as const;

const QUEUE_KEYS = ['metadata', 'smartSearch', 'classification'] as const satisfies Array<keyof JobConfig>;

/** Reads a YAML text. Errors of the syntax have an empty path and name the line. */
export function parseConfigYaml(text: string): ParseConfigResult {
  if (text.length > LARGEST_YAML_BYTES) return refuse(['is larger than 1 MB']);
  const harm = findHarmfulYaml(text);
  if (harm !== null) return refuse([harm]);
  try {
    const yaml = parseDocument(text, PARSE_OPTIONS);
    const faults = [...yaml.errors, ...yaml.warnings].map(toFault);
    if (faults.length === 0) faults.push(...findRepeatedKeys(yaml));
    if (faults.length > 0) return refuse(faults.slice(0, MOST_SYNTAX_ERRORS));
    return parseConfigDocument(yaml.toJS());
  } catch (error) {
    // Aliases that unfold without end.
    return refuse([toFault(error)]);
  }
}

/**
 * Writes a document as YAML, which {@link parseConfigYaml} reads back as the same document.
 * @param source the text the configuration goes back to; what it says already is left as it is written there
 */
export function configToYaml(document: ConfigDocument, source: string | null = null): string {
  return (
    (source === null ? null : writeInto(source, document)) ?? stringify(toPlain(document), WRITE_OPTIONS)
  );
}

function refuse(messages: readonly string[]): ParseConfigResult {
  return { ok: false, errors: messages.map((message) => ({ path: '', message })) };
}

/** The parser's messages go on with an excerpt of the text. */
function toFault(error: unknown): string {
  const message = reasonOf(error);
  return `is not valid YAML: ${(message.split('\n')[0] ?? message).replace(/:$/, '')}`;
}

function findRepeatedKeys(yaml: Document): string[] {
  const faults: string[] = [];
  visit(yaml, {
    Map(_, { items }) {
      const seen = new Set<string>();
      for (const { key } of items) {
        const name = String(isScalar(key) ? key.value : key);
        if (seen.has(name) && name !== '<<') faults.push(`has the key "${name}" twice in one place`);
        seen.add(name);
      }
    },
  });
  return faults;
}

function toPlain({ classification, job }: ConfigDocument) {
  return {
    classification: {
      enabled: classification.enabled,
      ...(classification.archive_favourites === undefined
        ? {}
        : { archive_favourites: classification.archive_favourites }),
      categories: classification.categories.map(categoryToPlain),
    },
    job: Object.fromEntries(QUEUE_KEYS.flatMap((key) => (job[key] === undefined ? [] : [[key, job[key]]]))),
  };
}

function categoryToPlain(category: Category): Record<string, unknown> {
  return Object.fromEntries(
    CATEGORY_FIELDS.flatMap((field) => {
      const value: unknown = category[field];
      return value === undefined ? [] : [[field, value]];
    }),
  );
}

/** Null where the text cannot take the document up faithfully: it is not valid, or an alias is in the way. */
function writeInto(source: string, document: ConfigDocument): string | null {
  const before = parseConfigYaml(source);
  if (!before.ok) return null;
  if (isEqual(before.document, document)) return source;
  const yaml = parseDocument(source, PARSE_OPTIONS);
  let text: string;
  try {
    giveCommentsBack(yaml, source);
    writeClassification(yaml, before.document, document);
    writeJob(yaml, before.document.job, document.job);
    text = yaml.toString({ ...WRITE_OPTIONS, indentSeq: !hasFlushLists(source) });
  } catch {
    // An alias stands where a mapping is to be changed, or has lost what it stands for.
    return null;
  }
  // A value shared through an anchor changes wherever it is used, so what was written is read once more.
  const after = parseConfigYaml(text);
  return after.ok && isEqual(after.document, document) ? text : null;
}

/** Lists whose dashes stand right below their key. */
function hasFlushLists(source: string): boolean {
  return /^( *)[^\s#-][^\n]*:[ \t]*\r?\n\1- /m.test(source);
}

/**
 * The parser gives a list everything between its key and its first entry. What stands on the key's line is the key's,
 * and what stands right above the first entry goes where that entry goes.
 */
function giveCommentsBack(yaml: Document, source: string): void {
  visit(yaml, {
    Pair(_, { key, value }) {
      if (!isScalar(key) || !isSeq(value) || !key.range || typeof value.commentBefore !== 'string') return;
      const restOfLine = /^[^\n]*/.exec(source.slice(key.range[1]))?.[0] ?? '';
      const lines = value.commentBefore.split('\n');
      if (restOfLine.includes('#')) key.comment = lines.shift() ?? null;
      const first = value.items[0];
      const ownedFrom = lines.lastIndexOf('') + 1;
      if (isMap(first) || isScalar(first)) first.commentBefore = joined(lines.splice(ownedFrom));
      value.commentBefore = joined(lines);
    },
  });
}

function joined(lines: readonly string[]): string | null {
  return lines.length === 0 ? null : lines.join('\n');
}

function writeClassification(yaml: Document, before: ConfigDocument, after: ConfigDocument): void {
  if (before.classification.enabled !== after.classification.enabled) {
    yaml.setIn(['classification', 'enabled'], after.classification.enabled);
  }
  const archivesFavourites = after.classification.archive_favourites;
  if (before.classification.archive_favourites !== archivesFavourites) {
    const path = ['classification', 'archive_favourites'];
    if (archivesFavourites === undefined) yaml.deleteIn(path);
    else yaml.setIn(path, archivesFavourites);
  }
  const list = yaml.getIn(['classification', 'categories']);
  if (!isSeq(list)) throw new Error('The categories are not written out in a list of their own.');
  const known = new Map(
    before.classification.categories.map((category, index) => [
      categoryKey(category.name),
      { category, node: list.items[index] },
    ]),
  );
  if (list.items.length === 0) list.flow = false;
  list.items = after.classification.categories.map((category) => {
    const old = known.get(categoryKey(category.name));
    if (old === undefined) return yaml.createNode(categoryToPlain(category));
    if (isEqual(old.category, category)) return old.node;
    if (!isMap(old.node)) return yaml.createNode(categoryToPlain(category));
    writeCategory(yaml, old.node, old.category, category);
    return old.node;
  });
}

function writeCategory(yaml: Document, node: YAMLMap, before: Category, after: Category): void {
  for (const field of CATEGORY_FIELDS) {
    if (isEqual(before[field], after[field])) continue;
    const value: unknown = after[field];
    const old = node.get(field, true);
    if (value === undefined) node.delete(field);
    else if (Array.isArray(value) && isSeq(old)) writeList(yaml, old, value);
    else if (typeof value === 'object') node.set(field, yaml.createNode(value));
    else node.set(field, value);
  }
}

/** Entries that stay keep their quotes and comments. */
function writeList(yaml: Document, list: { items: unknown[] }, values: readonly unknown[]): void {
  const nodes = new Map(
    list.items.map((node) => [
      isScalar(node) && typeof node.value === 'string' ? node.value.trim() : node,
      node,
    ]),
  );
  list.items = values.map((value) => nodes.get(value) ?? yaml.createNode(value));
}

function writeJob(yaml: Document, before: JobConfig, after: JobConfig): void {
  for (const key of QUEUE_KEYS) {
    const value = after[key];
    if (isEqual(before[key], value)) continue;
    if (value === undefined) yaml.deleteIn(['job', key]);
    else yaml.setIn(['job', key, 'concurrency'], value.concurrency);
  }
}
