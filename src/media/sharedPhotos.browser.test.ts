/** Every shared picture comes out of the real worker as its manifest says. The pictures are never part of the project. */
import { afterAll, expect, test } from 'vitest';
import { commands } from 'vitest/browser';
import type { Outcome, RenderedPhoto } from './media.ts';
import { createMedia } from './mediaClient.ts';

interface SharedPhoto {
  readonly file: string;
  readonly expected: string;
  readonly note: string;
}

const media = createMedia({ workers: 2 });
afterAll(() => media.close());

async function readSharedBytes(path: string): Promise<Uint8Array<ArrayBuffer> | null> {
  const base64 = await commands.readShared(path);
  return base64 === null ? null : Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
}

async function readManifest(): Promise<SharedPhoto[]> {
  const bytes = await readSharedBytes('photos/manifest.tsv');
  if (bytes === null) {
    console.warn('SKIPPED: no shared photos beside the project; the tests that render them do not run.');
    return [];
  }
  const [, ...lines] = new TextDecoder().decode(bytes).trimEnd().split('\n');
  return lines.map((line) => {
    const [file = '', , expected = '', , , , note = ''] = line.split('\t');
    return { file, expected, note };
  });
}

async function renderShared(file: string): Promise<Outcome<RenderedPhoto>> {
  const bytes = await readSharedBytes(`photos/${file}`);
  if (bytes === null) throw new Error(`${file} is in the manifest but not in the folder.`);
  const { signal } = new AbortController();
  const inspected = await media.inspect(new File([bytes], file), signal);
  if (!inspected.ok) return inspected;
  return media.render(inspected.value.original, inspected.value.format, null, signal);
}

const photos = await readManifest();

test.skipIf(photos.length === 0)(
  'each shared file is imported or refused as the manifest says',
  { timeout: 300_000 },
  async () => {
    const table: string[] = [];
    const wrong: string[] = [];
    for (const { file, expected } of photos) {
      const outcome = await renderShared(file);
      const result = outcome.ok ? 'import' : `reject:${outcome.refusal.kind}`;
      const said = outcome.ok ? `${outcome.value.width} × ${outcome.value.height}` : outcome.refusal.detail;
      table.push(`${result === expected ? 'ok   ' : 'WRONG'} ${file}: ${result} (${said})`);
      if (result !== expected) wrong.push(file);
    }
    expect(wrong, table.join('\n')).toEqual([]);
  },
);
