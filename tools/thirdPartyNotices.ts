/**
 * Says what the build is made from: the packages whose code is in it, workers' included, with their licences as they
 * ship them. Licences ask for that wherever the code goes.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

const FILE_NAME = 'third-party-notices.txt';

/** Files whose packages no module of the bundle shows: bundled on their own, or only fetched. */
const UNSEEN = ['@fontsource-variable/figtree', 'workbox-core', 'workbox-precaching', 'workbox-routing'];

/** Of packages that ship none: the text under the name their package.json gives. */
const STANDARD_TEXTS: Readonly<Record<string, string>> = {
  'Apache-2.0': 'https://www.apache.org/licenses/LICENSE-2.0',
  MIT: 'https://opensource.org/license/mit',
};

export interface ThirdPartyNotices {
  /** Takes note of what goes into a bundle: one for the app, one for its workers. */
  collect(): Plugin;
  /** Writes the notices. For the app's bundle, which is finished after its workers'. */
  write(): Plugin;
}

/** @param root folder of the project, with its node_modules */
export function thirdPartyNotices(root: string): ThirdPartyNotices {
  const packages = new Set<string>(UNSEEN);
  return {
    collect: () => ({
      name: 'third-party-notices-collect',
      apply: 'build',
      moduleParsed({ id }) {
        const name = /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(id)?.[1];
        if (name !== undefined) packages.add(name);
      },
    }),
    write: () => ({
      name: 'third-party-notices-write',
      apply: 'build',
      generateBundle() {
        const notices = [...packages].toSorted().map((name) => readNotice(join(root, 'node_modules', name)));
        const source = `Winnow is made with the packages below.\n\n${notices.join('\n\n')}\n`;
        this.emitFile({ type: 'asset', fileName: FILE_NAME, source });
      },
    }),
  };
}

function readNotice(folder: string): string {
  const { name, version, license } = readPackage(folder);
  const files = readdirSync(folder).filter((file) => /^(?:licen[cs]e|notice|copying)/i.test(file));
  const texts = files.map((file) => readFileSync(join(folder, file), 'utf8').trim());
  const text = texts.length > 0 ? texts.join('\n\n') : STANDARD_TEXTS[license];
  if (text === undefined)
    throw new Error(`${name} ships no licence text, and "${license}" is none that is known here.`);
  return `${'-'.repeat(80)}\n${name} ${version}, ${license}\n\n${text}`;
}

function readPackage(folder: string): { name: string; version: string; license: string } {
  const path = join(folder, 'package.json');
  if (!existsSync(path)) throw new Error(`The build holds code of ${folder}, which is no package.`);
  const json: unknown = JSON.parse(readFileSync(path, 'utf8'));
  const field = (key: string): string => {
    const value: unknown = typeof json === 'object' && json !== null ? Reflect.get(json, key) : undefined;
    if (typeof value !== 'string') throw new Error(`${path} does not say its ${key}.`);
    return value;
  };
  return { name: field('name'), version: field('version'), license: field('license') };
}
