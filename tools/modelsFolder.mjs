/** Where models lie that a site owner has fetched: outside the build, so that it stays as small as it is. */
import { join } from 'node:path';

const DEFAULT_FOLDER = '.models';

/**
 * The folder that `npm run models:fetch` fills and `npm start` serves at `/models/`.
 * @param {string} root of the project
 * @returns {string}
 */
export function modelsFolder(root) {
  const named = process.env['WINNOW_MODELS_DIR'];
  return named === undefined || named === '' ? join(root, DEFAULT_FOLDER) : named;
}
