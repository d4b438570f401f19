import { expect, test } from 'vitest';
import { filesOfList, filesOfTransfer } from './droppedFiles.ts';

const FILE_SYSTEM: FileSystem = {
  name: 'test',
  get root(): FileSystemDirectoryEntry {
    throw new Error('not needed');
  },
};

type EntryFacts = Pick<FileSystemEntry, 'filesystem' | 'fullPath' | 'name' | 'getParent'>;

function factsOf(fullPath: string): EntryFacts {
  return {
    filesystem: FILE_SYSTEM,
    fullPath,
    name: fullPath.replace(/.*\//, ''),
    getParent: () => undefined,
  };
}

/** Hands out what it was given batch by batch, then nothing. */
function readerOf(batches: FileSystemEntry[][]): FileSystemDirectoryReader {
  return { readEntries: (resolve) => queueMicrotask(() => resolve(batches.shift() ?? [])) };
}

/** A folder as the browser shows it: at most 100 entries a call. */
function folder(fullPath: string, children: readonly FileSystemEntry[]): FileSystemDirectoryEntry {
  return {
    ...factsOf(fullPath),
    isFile: false,
    isDirectory: true,
    createReader: () =>
      readerOf(
        Array.from({ length: Math.ceil(children.length / 100) }, (_, i) =>
          children.slice(i * 100, i * 100 + 100),
        ),
      ),
    getDirectory: () => undefined,
    getFile: () => undefined,
  };
}

function fileEntry(fullPath: string, isGone = false): FileSystemFileEntry {
  const facts = factsOf(fullPath);
  return {
    ...facts,
    isFile: true,
    isDirectory: false,
    file: (resolve, reject) =>
      isGone ? reject?.(new DOMException('gone')) : resolve(new File(['x'], facts.name)),
  };
}

/** A drop of entries; a real DataTransfer can hold files but no folders. */
function dropOf(entries: ReadonlyArray<FileSystemEntry | File | string>): DataTransfer {
  const transfer = new DataTransfer();
  for (const dropped of entries) {
    if (dropped instanceof File) transfer.items.add(dropped);
    else if (typeof dropped === 'string') transfer.items.add(dropped, 'text/plain');
    else transfer.items.add(new File([''], dropped.name));
  }
  const items = Array.from(transfer.items);
  items.forEach((item, i) => {
    const dropped = entries[i];
    const answer = dropped instanceof File || typeof dropped === 'string' ? null : (dropped ?? null);
    Object.defineProperty(item, 'webkitGetAsEntry', { value: () => answer });
  });
  Object.defineProperty(transfer, 'items', { value: items, configurable: true });
  return transfer;
}

async function pathsOf(transfer: DataTransfer): Promise<string[]> {
  const paths: string[] = [];
  for await (const { path } of filesOfTransfer(transfer)) paths.push(path);
  return paths;
}

test('a folder of 250 files and its subfolders come with their paths', async () => {
  const many = Array.from({ length: 250 }, (_, i) => fileEntry(`/Trip/IMG_${i}.jpg`));
  const deep = folder('/Trip/Day 2', [fileEntry('/Trip/Day 2/a.jpg'), folder('/Trip/Day 2/empty', [])]);
  const paths = await pathsOf(dropOf([folder('/Trip', [...many, deep]), fileEntry('/loose.png')]));
  expect(paths).toHaveLength(252);
  expect(paths[0]).toBe('Trip/IMG_0.jpg');
  expect(paths.slice(-3)).toEqual(['Trip/IMG_249.jpg', 'Trip/Day 2/a.jpg', 'loose.png']);
});

test('a file that vanished is left out, the rest comes', async () => {
  const trip = folder('/Trip', [fileEntry('/Trip/gone.jpg', true), fileEntry('/Trip/here.jpg')]);
  expect(await pathsOf(dropOf([trip]))).toEqual(['Trip/here.jpg']);
});

test('pasted pictures are files without an entry; text is not a file', async () => {
  expect(await pathsOf(dropOf(['some text', new File(['x'], 'image.png')]))).toEqual(['image.png']);
});

test('the transfer may be emptied before its files are walked', async () => {
  const transfer = dropOf([fileEntry('/a.jpg'), fileEntry('/b.jpg')]);
  const files = filesOfTransfer(transfer);
  Object.defineProperty(transfer, 'items', { value: [] });
  const paths: string[] = [];
  for await (const { path } of files) paths.push(path);
  expect(paths).toEqual(['a.jpg', 'b.jpg']);
});

test('files of an input keep the path of their folder', () => {
  const inFolder = new File(['x'], 'a.jpg');
  Object.defineProperty(inFolder, 'webkitRelativePath', { value: 'Trip/a.jpg' });
  expect(filesOfList([inFolder, new File(['x'], 'b.jpg')]).map(({ path }) => path)).toEqual([
    'Trip/a.jpg',
    'b.jpg',
  ]);
});
