/**
 * The zip library, set up once: without workers of its own and without object URLs, which the site's content security
 * policy forbids. Stored entries need neither; deflated ones go through the browser's own streams.
 */
import { configure } from '@zip.js/zip.js/lib/zip-core-external.js';

configure({ useWebWorkers: false });

export {
  BlobReader,
  Reader,
  Uint8ArrayReader,
  Uint8ArrayWriter,
  ZipReader,
  ZipWriter,
} from '@zip.js/zip.js/lib/zip-core-external.js';
