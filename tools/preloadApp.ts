/**
 * Has the browser fetch the screen and the library while `main.ts` finds out the language and brings in its words: their
 * modules run after that, and would otherwise be asked for only then.
 */
import type { HtmlTagDescriptor, Plugin } from 'vite';

/** Chunks that `main.ts` imports whatever the language. */
const NEEDED = new Set(['mount', 'compose']);

export function preloadApp(): Plugin {
  return {
    name: 'preload-app',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle = {} }) {
        const files = new Set<string>();
        const add = (file: string) => {
          const chunk = bundle[file];
          if (files.has(file) || chunk?.type !== 'chunk') return;
          files.add(file);
          chunk.imports.forEach(add);
        };
        for (const chunk of Object.values(bundle)) {
          if (chunk.type === 'chunk' && NEEDED.has(chunk.name)) add(chunk.fileName);
        }
        if (files.size < NEEDED.size) throw new Error(`The build has no ${[...NEEDED].join(' or ')}.`);
        return [...files].flatMap((file): HtmlTagDescriptor[] =>
          html.includes(`/${file}"`)
            ? []
            : [
                {
                  tag: 'link',
                  attrs: { rel: 'modulepreload', crossorigin: true, href: `/${file}` },
                  injectTo: 'head',
                },
              ],
        );
      },
    },
  };
}
