/**
 * Has the browser fetch the screen, its styles and the library while `main.ts` finds out the language and brings in its
 * words: their modules run after that, and would otherwise be asked for only then.
 */
import type { HtmlTagDescriptor, Plugin, Rolldown } from 'vite';

/** Chunks that `main.ts` imports whatever the language. */
const NEEDED: ReadonlySet<string> = new Set(['mount', 'compose']);
/** Chunks of the first words: nothing of the screen may run before they are there. */
const WORDS: ReadonlySet<string> = new Set(['english', 'german']);

/** Of the Latin letters: fetched only when the first words are drawn, it would come after them and move them. */
const TYPEFACE = /figtree-latin-wght-normal-[^/]*\.woff2$/;

export function preloadApp(): Plugin {
  return {
    name: 'preload-app',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle = {} }) {
        const chunks = Object.values(bundle).filter((output) => output.type === 'chunk');
        const words = withImports(
          chunks.filter(({ name }) => WORDS.has(name)),
          bundle,
        );
        const needed = withImports(
          chunks.filter(({ name }) => NEEDED.has(name)),
          bundle,
        );
        if (needed.size < NEEDED.size) throw new Error(`The build has no ${[...NEEDED].join(' or ')}.`);
        for (const { name } of words) {
          if (NEEDED.has(name))
            throw new Error(`Words import ${name}, which would run before they are there.`);
        }
        const styles = new Set(
          [...needed].flatMap(({ viteMetadata }) => [...(viteMetadata?.importedCss ?? [])]),
        );
        const typeface = Object.keys(bundle).filter((file) => TYPEFACE.test(file));
        return [
          ...typeface.map((file) => headLink('preload', file, { as: 'font', type: 'font/woff2' })),
          ...[...styles].map((file): HtmlTagDescriptor => headLink('stylesheet', file)),
          ...[...needed].flatMap(({ fileName }) =>
            html.includes(`/${fileName}"`) ? [] : [headLink('modulepreload', fileName)],
          ),
        ];
      },
    },
  };
}

/** The chunks and those they import before they run. */
function withImports(
  chunks: readonly Rolldown.OutputChunk[],
  bundle: Rolldown.OutputBundle,
): ReadonlySet<Rolldown.OutputChunk> {
  const found = new Set(chunks);
  for (const { imports } of found) {
    for (const file of imports) {
      const output = bundle[file];
      if (output?.type === 'chunk') found.add(output);
    }
  }
  return found;
}

function headLink(
  rel: 'stylesheet' | 'modulepreload' | 'preload',
  file: string,
  attrs: HtmlTagDescriptor['attrs'] = {},
): HtmlTagDescriptor {
  return { tag: 'link', attrs: { rel, ...attrs, crossorigin: true, href: `/${file}` }, injectTo: 'head' };
}
