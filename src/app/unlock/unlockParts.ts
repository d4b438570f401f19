/** What the page that asks for a passphrase may do: it is there before any library is open. */
import type { Profile } from '../../core/profile.ts';
import type { LockState } from '../../core/profileLock.ts';
import type { AppParts } from '../depsContext.ts';

interface UnlockProgress {
  /** From 0 to 1, where rows have to be rewritten before the library opens. */
  readonly onShare: (share: number) => void;
  /** Another window still has the library open. */
  readonly onWaiting: () => void;
}

type UnlockResult = { readonly ok: true; readonly parts: AppParts } | { readonly ok: false };

export interface UnlockParts {
  readonly profile: Profile;
  /** What the passphrase will do. */
  readonly state: LockState;
  readonly others: readonly Profile[];
  /** Not ok where the passphrase is wrong; rejects where the library could not be brought to where it was going. */
  readonly unlock: (passphrase: string, progress: UnlockProgress) => Promise<UnlockResult>;
  /** Takes back what was asked for and not begun; the window starts again. */
  readonly withdraw: () => Promise<void>;
}
