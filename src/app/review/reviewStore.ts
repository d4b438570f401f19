/**
 * Reviews as they were left, so that a look at one photo, or at another page, does not lose the place. Gone with the tab:
 * what was answered is stored with the photos.
 */
import { create } from 'zustand';
import type { ReviewSession } from './reviewSession.ts';

interface ReviewView {
  /** By what is reviewed. */
  readonly sessions: ReadonlyMap<string, ReviewSession>;
  readonly setSession: (key: string, session: ReviewSession) => void;
}

export const useReviewView = create<ReviewView>()((set) => ({
  sessions: new Map(),
  setSession: (key, session) => {
    set((view) => ({ sessions: new Map(view.sessions).set(key, session) }));
  },
}));
