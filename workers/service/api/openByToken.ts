/** Whose library a token opens: each profile's own database is asked for the hash, so a token reaches no other profile. */
import type { Library } from '../../../src/library/library.ts';
import { isLockedError } from '../../../src/library/lockedError.ts';

export interface Profiles {
  /** Ids of the profiles that have a library. */
  readonly readIds: () => Promise<readonly string[]>;
  readonly openLibrary: (profileId: string) => Promise<Library>;
  /** Whether the token's hash is one of a locked profile's, whose library stays shut. */
  readonly hasToken: (profileId: string, sha256: string) => Promise<boolean>;
}

/** The library of the profile whose token it is. */
export type OpenedByToken =
  | { readonly kind: 'opened'; readonly library: Library }
  | { readonly kind: 'locked' }
  | { readonly kind: 'unknown' };

/**
 * Opens the library of the profile whose token has this hash. Rejects where none has and one could not be asked, since the
 * token may be that one's.
 */
export async function openByToken(
  { readIds, openLibrary, hasToken }: Profiles,
  sha256: string,
): Promise<OpenedByToken> {
  const failures: Error[] = [];
  for (const id of await readIds()) {
    try {
      const library = await openLibrary(id);
      if (await isTokenOf(library, sha256)) return { kind: 'opened', library };
    } catch (error) {
      if (isLockedError(error)) {
        if (await hasToken(id, sha256)) return { kind: 'locked' };
        continue;
      }
      failures.push(
        error instanceof Error ? error : new Error('The library could not be opened.', { cause: error }),
      );
    }
  }
  const [failure] = failures;
  if (failure !== undefined) throw failure;
  return { kind: 'unknown' };
}

/** Closes the library unless the token is its own. */
async function isTokenOf(library: Library, sha256: string): Promise<boolean> {
  let isIts = false;
  try {
    isIts = await library.apiTokens.isValid(sha256);
  } finally {
    if (!isIts) library.close();
  }
  return isIts;
}
