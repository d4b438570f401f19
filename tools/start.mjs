/**
 * `npm start`: installs what is missing, builds, and serves the built app with the headers it needs. Prints one line
 * with the address once the server answers. PORT chooses the port (4173 unless set).
 */
import { PROJECT_ROOT, ensureInstalled } from './install.mjs';

const DEFAULT_PORT = 4173;

/** @returns {number} */
function readPort() {
  const text = process.env['PORT'];
  if (text === undefined || text === '') return DEFAULT_PORT;
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65535) {
    throw new Error(`PORT must be a number from 1 to 65535, not "${text}".`);
  }
  return port;
}

try {
  const port = readPort();
  ensureInstalled();
  const { build, preview } = await import('vite');
  await build({ root: PROJECT_ROOT, logLevel: 'error' });
  const server = await preview({
    root: PROJECT_ROOT,
    logLevel: 'error',
    preview: { port, strictPort: true, host: '127.0.0.1' },
  });
  await fetch(`http://localhost:${port}/`);
  console.log(`Winnow is ready at http://localhost:${port}/`);
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) {
    process.once(signal, () => {
      server.httpServer.close();
      process.exit(0);
    });
  }
} catch (error) {
  console.error(`Winnow did not start: ${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
}
