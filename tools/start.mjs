/**
 * `npm start`: installs what is missing, builds, and serves the built app with the headers it needs. Prints one line
 * with the address once the server answers. PORT chooses the port (4173 unless set). WINNOW_CONFIG_FILE names a YAML file
 * that manages the configuration of everybody who uses this server (docs/configuration.md).
 */
import { accessSync, constants, statSync } from 'node:fs';
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

/** Refuses to start without the file it was told to serve: without it, pages could edit what the file should decide. */
function checkConfigFile() {
  const path = process.env['WINNOW_CONFIG_FILE'];
  if (path === undefined || path === '') return;
  try {
    accessSync(path, constants.R_OK);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`WINNOW_CONFIG_FILE names a file that cannot be read. ${reason}`, { cause: error });
  }
  if (!statSync(path).isFile()) throw new Error(`WINNOW_CONFIG_FILE names "${path}", which is not a file.`);
}

try {
  const port = readPort();
  checkConfigFile();
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
