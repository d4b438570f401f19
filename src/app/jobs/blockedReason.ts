/** Why nothing can be encoded for now, as the runner in this window last said; null while all is well. */
import { create } from 'zustand';

interface BlockedView {
  readonly reason: string | null;
}

export const useBlocked = create<BlockedView>()(() => ({ reason: null }));

export function setBlockedReason(reason: string | null): void {
  useBlocked.setState({ reason });
}
