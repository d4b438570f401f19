/** `node tools/printHeaders.mjs nginx|caddy|netlify`: the site's headers in the words of a server's configuration. */
import { resolveConfig } from 'vite';
import { PROJECT_ROOT } from './install.mjs';

/** @type {Readonly<Record<string, (headers: ReadonlyArray<[string, string]>) => string[]>>} */
const FORMATS = {
  nginx: (headers) => headers.map(([name, value]) => `add_header ${name} "${value}" always;`),
  caddy: (headers) => ['header {', ...headers.map(([name, value]) => `\t${name} "${value}"`), '}'],
  netlify: (headers) => ['/*', ...headers.map(([name, value]) => `  ${name}: ${value}`)],
};

const format = FORMATS[process.argv[2] ?? ''];
if (format === undefined) {
  console.error(`Say which server: ${Object.keys(FORMATS).join(', ')}.`);
  process.exitCode = 1;
} else {
  // From where `npm start` has them: Node 20 reads no TypeScript of its own.
  const { preview } = await resolveConfig({ root: PROJECT_ROOT, logLevel: 'error' }, 'serve');
  /** @type {Array<[string, string]>} */
  const headers = [];
  for (const [name, value] of Object.entries(preview.headers)) headers.push([name, String(value)]);
  console.log(format(headers).join('\n'));
}
