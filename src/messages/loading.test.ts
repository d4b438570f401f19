/** Words are there before the modules that read them: found out from the imports, because only a slow network would show it. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';

const SOURCE = join(import.meta.dirname, '..');
const STATIC = /^(?:import|export)\s+(?!type\b)(?:[^'";]*?from\s+)?'(\.[^']+\.tsx?)'/gm;
/** With what stands before it on the line. */
const DYNAMIC = /^(.*)\bimport\('(\.[^']+\.tsx?)'\)/gm;

interface ModuleImports {
  readonly code: string;
  readonly fixed: readonly string[];
  readonly dynamic: ReadonlyArray<{ readonly path: string; readonly waitsForWords: boolean }>;
}

const modules = new Map<string, ModuleImports>();

function readModule(path: string): ModuleImports {
  const known = modules.get(path);
  if (known !== undefined) return known;
  const code = readFileSync(path, 'utf8');
  const found = {
    code,
    fixed: [...code.matchAll(STATIC)].map(([, to = '']) => join(dirname(path), to)),
    dynamic: [...code.matchAll(DYNAMIC)].map(([, before = '', to = '']) => ({
      path: join(dirname(path), to),
      waitsForWords: before.includes('afterWords('),
    })),
  };
  modules.set(path, found);
  return found;
}

/** All modules that run before this one does, and it. */
function closureOf(entry: string): readonly string[] {
  const reached = new Set([entry]);
  for (const path of reached) for (const to of readModule(path).fixed) reached.add(to);
  return [...reached];
}

/** Rooms' `messages.ts` and others that read words while they are loaded. */
function readers(paths: readonly string[], words: 'firstWords' | 'laterWords'): string[] {
  const atTop = new RegExp(`^(?:export )?const .* = ${words}\\(\\)`, 'm');
  return paths.filter((path) => atTop.test(readModule(path).code)).map((path) => path.slice(SOURCE.length));
}

const screen = closureOf(join(SOURCE, 'mount.tsx'));

describe('modules and their words', () => {
  it.each(['main.ts', 'compose.ts'])('%s runs before there are any, and reads none', (entry) => {
    expect(readers(closureOf(join(SOURCE, entry)), 'firstWords')).toEqual([]);
  });

  it('the first page reads those of the first page only', () => {
    expect(readers(screen, 'firstWords').length).toBeGreaterThan(5);
    expect(readers(screen, 'laterWords')).toEqual([]);
  });

  it('what comes in later waits for the words it reads', () => {
    const loaded = screen.flatMap((from) => readModule(from).dynamic.map((to) => ({ from, ...to })));
    expect(loaded.filter(({ waitsForWords }) => waitsForWords).length).toBeGreaterThan(5);
    const early = loaded.filter(
      ({ path, waitsForWords }) => !waitsForWords && readers(closureOf(path), 'laterWords').length > 0,
    );
    expect(early).toEqual([]);
  });
});
