/**
 * Token ids of awkward prompts with CLIP's own tokenizer files. The expected ids come from an independent program: the
 * byte-pair encoder of openai/CLIP `simple_tokenizer.py` over `bpe_simple_vocab_16e6.txt.gz`, with the text clean-up of
 * Hugging Face's CLIPTokenizerFast (NFC, white space collapsed, lower case).
 */
import { beforeAll, describe, expect, it } from 'vitest';
import { commands } from 'vitest/browser';
import { createTokenizer, type Tokenizer } from './tokenizer.ts';

const START = 49406;
const END = 49407;
const LENGTH = 77;

/** Ids between start and end. */
const TABLE: ReadonlyArray<readonly [string, readonly number[]]> = [
  ['a photo of a cat', [320, 1125, 539, 320, 2368]],
  ['A PHOTO of a CaT', [320, 1125, 539, 320, 2368]],
  ['', []],
  ['   ', []],
  ['\t a  photo\n of a   dog ', [320, 1125, 539, 320, 1929]],
  ['café crème', [15304, 1075, 12138, 614]],
  ['cafe\u0301', [15304]],
  ['naïve Übergröße Straße', [1097, 35689, 563, 6522, 867, 709, 7255, 127, 253, 324, 1894, 127, 253, 324]],
  ["don't they're I'll we've 'tis", [847, 713, 889, 982, 328, 1342, 649, 1200, 713, 533]],
  ['2024-11-21 12:30', [273, 271, 273, 275, 268, 272, 272, 268, 273, 272, 272, 273, 281, 274, 271]],
  ['QR-code #42 (50%)!?', [18193, 268, 3217, 258, 275, 273, 263, 276, 271, 4, 8, 6004]],
  ['😀', [7334]],
  ['a 🐶 photo 👨‍👩‍👧', [320, 10631, 1125, 25023, 26304, 964, 356]],
  ['日本語のレシート', [39121, 44353, 34002, 252, 21575, 32965, 37665, 18584, 486]],
  ['квитанция', [27152, 39813, 16701, 17875, 16912, 22705, 141, 228, 16701, 141, 493]],
  ['إيصال', [148, 98, 12046, 27271, 8453, 482]],
  ['...', [678]],
  ['receipt,receipt;receipt', [30479, 267, 30479, 282, 30479]],
  ['İstanbul', [328, 16384, 11231]],
  ['word '.repeat(200), Array<number>(75).fill(2653)],
  ['a'.repeat(300), [...Array<number>(37).fill(23126), 19336]],
];

async function readReference(file: string): Promise<unknown> {
  const path = `models/reference/xenova-clip-vit-base-patch32-reconstructed/${file}`;
  const base64 = await commands.readShared(path);
  if (base64 === null) return null;
  const bytes = Uint8Array.from(atob(base64), (char) => char.codePointAt(0) ?? 0);
  return JSON.parse(new TextDecoder().decode(bytes));
}

const tokenizerJson = await readReference('tokenizer.json');
const tokenizerConfig = await readReference('tokenizer_config.json');
if (tokenizerJson === null) console.warn('Skipped: CLIP tokens. shared/models/reference is not there.');

describe.skipIf(tokenizerJson === null)('CLIP tokenizer', () => {
  let tokenizer: Tokenizer;
  beforeAll(() => {
    tokenizer = createTokenizer(tokenizerJson, tokenizerConfig, []);
  });

  it.each(TABLE)('%j', (prompt, expected) => {
    const { ids, mask, length } = tokenizer.encode([prompt]);
    const own = [START, ...expected, END];
    expect(length).toBe(LENGTH);
    expect([...ids].map(Number)).toEqual([...own, ...Array<number>(LENGTH - own.length).fill(END)]);
    expect(mask.indexOf(0n)).toBe(own.length === LENGTH ? -1 : own.length);
  });

  it('gives a prompt the same row whatever else is in the batch', () => {
    const alone = tokenizer.encode(['a photo of a cat']).ids;
    const together = tokenizer.encode(['word '.repeat(100), 'a photo of a cat']).ids;
    expect(together.slice(LENGTH)).toEqual(alone);
  });

  it('knows every word, in pieces', () => {
    expect(tokenizer.findUnknownWords('a daguerreotype of a zyzzyva')).toEqual([]);
  });
});

describe('word-level tokenizer', () => {
  const vocab = { '[PAD]': 0, '[UNK]': 1, a: 2, photo: 3, cat: 4 };
  const json = {
    version: '1.0',
    added_tokens: ['[PAD]', '[UNK]'].map((content, id) => ({
      id,
      content,
      special: true,
      single_word: false,
      lstrip: false,
      rstrip: false,
      normalized: false,
    })),
    normalizer: { type: 'Lowercase' },
    pre_tokenizer: { type: 'Whitespace' },
    post_processor: null,
    decoder: null,
    model: { type: 'WordLevel', vocab, unk_token: '[UNK]' },
  };
  const config = {
    tokenizer_class: 'PreTrainedTokenizerFast',
    model_max_length: 6,
    pad_token: '[PAD]',
    unk_token: '[UNK]',
  };
  const tokenizer = createTokenizer(json, config, ['of', 'the']);

  it('pads and cuts to the model’s length', () => {
    const { ids, mask } = tokenizer.encode(['A photo of a cat', 'cat '.repeat(9), '']);
    expect([...ids].map(Number)).toEqual([2, 3, 1, 2, 4, 0, 4, 4, 4, 4, 4, 4, 0, 0, 0, 0, 0, 0]);
    expect([...mask].map(Number)).toEqual([1, 1, 1, 1, 1, 0, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0]);
  });

  it('names the unknown content words once, as written', () => {
    const prompt = "a Daguerreotype of the cat, the Daguerreotype: it's a cat-zyzzyva photo";
    expect(tokenizer.findUnknownWords(prompt)).toEqual(['Daguerreotype', "it's", 'zyzzyva']);
  });
});
