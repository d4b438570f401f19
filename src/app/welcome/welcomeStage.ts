/**
 * How far a first visit has come. A library that ever had photos is never welcomed again, so that much is remembered for each
 * profile; the first results belong to the visit itself and are gone with the page.
 */
import { create } from 'zustand';

/**
 * `new`: no photo was ever here. `welcomed`: the welcome is on the screen, or was when the first photos came. `results`: they
 * are here. `over`: an ordinary library.
 */
export type WelcomeStage = 'new' | 'welcomed' | 'results' | 'over';

const keyOf = (profileId: string): string => `winnow-has-had-photos-${profileId}`;

/** The stage a visit begins with. */
export function readWelcomeStage(storage: Pick<Storage, 'getItem'>, profileId: string): WelcomeStage {
  try {
    return storage.getItem(keyOf(profileId)) === null ? 'new' : 'over';
  } catch {
    return 'new';
  }
}

/** Remembers that the library has had photos. */
export function noteHasHadPhotos(storage: Pick<Storage, 'setItem'>, profileId: string): void {
  try {
    storage.setItem(keyOf(profileId), 'yes');
  } catch {
    // Where site data is blocked nothing is remembered.
  }
}

/** For when a profile is deleted. */
export function forgetWelcome(storage: Pick<Storage, 'removeItem'>, profileId: string): void {
  storage.removeItem(keyOf(profileId));
}

/** What becomes of a stage when the library is seen with that many photos, the trash included. */
export function nextStage(stage: WelcomeStage, photos: number): WelcomeStage {
  if (photos === 0) return stage === 'new' ? 'welcomed' : stage;
  if (stage === 'welcomed') return 'results';
  return stage === 'new' ? 'over' : stage;
}

interface WelcomeView {
  /** Null until the library was looked at. */
  readonly stage: WelcomeStage | null;
  readonly setStage: (stage: WelcomeStage) => void;
}

export const useWelcomeView = create<WelcomeView>()((set) => ({
  stage: null,
  setStage: (stage) => {
    set({ stage });
  },
}));
