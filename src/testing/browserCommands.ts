/**
 * Commands that browser tests may ask of the test runner, which has a file system. The shared pictures and reference
 * files lie beside the project and are never part of it: a test that needs them skips, loudly, where they are absent.
 */
import { readFile } from 'node:fs/promises';
import { dirname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BrowserCommands } from 'vitest/internal/browser';

/** The folder of shared pictures and models, beside the project's root. */
export const SHARED_DIR = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..', 'shared');

/** Base64 of a file under the shared folder, or null where it does not exist. */
export async function readShared(_context: unknown, path: string): ReturnType<BrowserCommands['readShared']> {
  const safePath = normalize(path);
  if (safePath.startsWith('..')) throw new Error(`readShared stays inside the shared folder: ${path}`);
  try {
    return (await readFile(join(SHARED_DIR, safePath))).toString('base64');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

// The runner types its commands through this module; vitest/browser re-exports them.
declare module 'vitest/internal/browser' {
  interface BrowserCommands {
    readShared(path: string): Promise<string | null>;
  }
}
