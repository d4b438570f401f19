/** What whoever opens a library without its key is told. */

/** The profile is locked and no key was given, or its rows are just being sealed or opened. */
export class ProfileLockedError extends Error {
  override readonly name = 'ProfileLockedError';

  constructor() {
    super('The profile is locked.');
  }
}

/** True where that is the reason. */
export function isLockedError(error: unknown): boolean {
  return error instanceof ProfileLockedError;
}
