/**
 * The installed app as a target of the system's "Share": the system posts the files as a form, which must not go to the
 * server. They are put down for a page, and the page opens. Any site could post such a form: so the page asks the person
 * before it imports anything.
 */
import { putSharedFiles } from '../../src/media/sharedFiles.ts';

/** As tools/webManifest.ts names them. */
const SHARE_PATH = '/share';
const FILES_FIELD = 'photos';

/** To be called before other routes are set up. */
export function serveShareTarget(worker: ServiceWorkerGlobalScope): void {
  worker.addEventListener('fetch', (event) => {
    const { request } = event;
    const { origin, pathname } = new URL(request.url);
    if (origin !== worker.location.origin || pathname !== SHARE_PATH || request.method !== 'POST') return;
    event.stopImmediatePropagation();
    event.respondWith(receive(worker, request));
  });
}

/** Answers with a redirect to the page; how it went is in its address. */
async function receive(worker: ServiceWorkerGlobalScope, request: Request): Promise<Response> {
  const outcome = await store(worker.caches, request);
  return Response.redirect(new URL(`/?shared=${outcome}`, worker.location.origin), 303);
}

async function store(
  caches: CacheStorage,
  request: Request,
): Promise<'files' | 'nothing' | 'full' | 'failed'> {
  try {
    const fields = (await request.formData()).getAll(FILES_FIELD);
    // A form whose file field was left empty sends a file without name and bytes.
    const files = fields.flatMap((field) =>
      field instanceof File && (field.name !== '' || field.size > 0) ? [field] : [],
    );
    if (files.length === 0) return 'nothing';
    await putSharedFiles(caches, files);
    return 'files';
  } catch (error) {
    console.error('Winnow: what was shared could not be kept.', error);
    return error instanceof DOMException && error.name === 'QuotaExceededError' ? 'full' : 'failed';
  }
}
