import { beforeEach, expect, test } from 'vitest';
import { deleteDownloadCopies, measureDownloadCopies } from './downloadCopies.ts';
import { chooseSaveTarget, saveInto, type SaveTarget } from './saveTarget.ts';

beforeEach(async () => {
  Reflect.deleteProperty(window, 'showSaveFilePicker');
  Reflect.deleteProperty(Window.prototype, 'showSaveFilePicker');
  await deleteDownloadCopies();
});

async function choose(): Promise<SaveTarget> {
  const target = await chooseSaveTarget({
    fileName: 'photos.zip',
    folder: 'downloads',
    memoryLimit: () => 'Too large.',
  });
  if (target === null) throw new Error('Nothing was chosen.');
  return target;
}

async function listCopies(): Promise<string[]> {
  const root = await navigator.storage.getDirectory();
  const folder = await root.getDirectoryHandle('downloads', { create: true });
  const names: string[] = [];
  for await (const name of folder.keys()) names.push(name);
  return names;
}

test('without a file of the person’s a download is written to a copy, which is counted and can be deleted', async () => {
  const target = await choose();
  const writer = target.sink.getWriter();
  await writer.write(new Uint8Array(1_000));
  await writer.close();
  expect(await listCopies()).toEqual(['photos.zip']);
  expect(await measureDownloadCopies()).toBe(1_000);
  await deleteDownloadCopies();
  expect(await listCopies()).toEqual([]);
  expect(await measureDownloadCopies()).toBe(0);
});

test('what could not be written leaves no file', async () => {
  const result = await saveInto(await choose(), async (sink) => {
    await sink.abort();
    return { ok: false };
  });
  expect(result).toEqual({ ok: false });
  expect(await listCopies()).toEqual([]);
});

test('a writer that fails leaves no file, and its error is told', async () => {
  const writing = saveInto(await choose(), async (sink) => {
    await sink.abort();
    throw new Error('The library was closed.');
  });
  await expect(writing).rejects.toThrow('The library was closed.');
  expect(await listCopies()).toEqual([]);
});

test('a file that was named and stays empty is removed; one that holds something is left alone', async () => {
  const root = await navigator.storage.getDirectory();
  for (const content of ['', 'of the person’s own']) {
    const handle = await root.getFileHandle('named.zip', { create: true });
    const writing = await handle.createWritable();
    await writing.write(content);
    await writing.close();
    window.showSaveFilePicker = () => Promise.resolve(handle);
    await saveInto(await choose(), async (sink) => {
      await sink.abort();
      return { ok: false };
    });
    const names: string[] = [];
    for await (const name of root.keys()) names.push(name);
    expect(names.includes('named.zip')).toBe(content !== '');
  }
  await root.removeEntry('named.zip');
});
