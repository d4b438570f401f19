/**
 * What Chromium's File System Access adds to the standard's handles (https://wicg.github.io/file-system-access/): permission
 * may be looked at anywhere, and asked for in the turn of a click on a page. It is in no standard, so not in TypeScript's
 * types; handles of the origin's private file system need none.
 */

type Ask = (descriptor: { readonly mode: 'read' }) => Promise<PermissionState>;

function isAsk(value: unknown): value is Ask {
  return typeof value === 'function';
}

/** Whether the folder may be read now; `prompt` where the person has to be asked first. */
export async function readPermission(handle: FileSystemHandle): Promise<PermissionState> {
  if (!('queryPermission' in handle) || !isAsk(handle.queryPermission)) return 'granted';
  return handle.queryPermission({ mode: 'read' });
}

/** Asks the person; only in the turn of a click or key press. */
export async function askPermission(handle: FileSystemHandle): Promise<PermissionState> {
  if (!('requestPermission' in handle) || !isAsk(handle.requestPermission)) return 'granted';
  return handle.requestPermission({ mode: 'read' });
}

/** Why a handle's file was not read. */
export type HandleTrouble = 'not-allowed' | 'missing' | 'unreadable';

/** What the browser's error means (https://fs.spec.whatwg.org/); null where it is none of a file system's. */
export function troubleOf(error: unknown): HandleTrouble | null {
  if (!(error instanceof DOMException)) return null;
  switch (error.name) {
    case 'NotAllowedError':
    case 'SecurityError':
      return 'not-allowed';
    case 'NotFoundError':
    case 'TypeMismatchError':
      return 'missing';
    // Changed while it was being read, held by another program, or a broken disk.
    case 'NotReadableError':
    case 'InvalidStateError':
    case 'NoModificationAllowedError':
      return 'unreadable';
    default:
      return null;
  }
}
