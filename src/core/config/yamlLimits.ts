/**
 * Texts that would keep the YAML parser busy for minutes or exhaust the memory. They are legal, or fail only after all
 * that work; no configuration looks like them. Measured with yaml 2.9: 20,000 open brackets end the process, twenty
 * nested `?` keys take minutes, 100,000 commas in a row more than fifteen seconds.
 */
import { Lexer } from 'yaml';

/** A configuration needs five levels. */
const DEEPEST_NESTING = 50;
/** `- - - x` is a list in a list in a list. */
const MOST_DASHES_A_LINE = 10;
/** Nesting by indentation. */
const WIDEST_INDENT = 400;

/** What is wrong with the text, or null. Reads tokens only; linear in the length of the text. */
export function findHarmfulYaml(text: string): string | null {
  let depth = 0;
  let dashes = 0;
  let line = 1;
  let isAfterComma = false;
  for (const token of new Lexer().lex(text)) {
    const first = token[0] ?? '';
    if (token === '[' || token === '{') depth += 1;
    if (token === ']' || token === '}') depth -= 1;
    if (token === '-') dashes += 1;
    if (first === '\n') {
      line += 1;
      dashes = 0;
    }
    if (token === '?') return `uses "?" for a key in line ${String(line)}, which is not supported`;
    if (depth > DEEPEST_NESTING || dashes > MOST_DASHES_A_LINE) {
      return `is nested too deeply in line ${String(line)}`;
    }
    if (token.length > WIDEST_INDENT && /^ +$/.test(token)) {
      return `is indented too far in line ${String(line)}`;
    }
    if (token === ',' && isAfterComma) return `has a comma too many in line ${String(line)}`;
    if (first !== ' ' && first !== '\n') isAfterComma = token === ',';
  }
  return null;
}
