/** The first visit, brought in when there is one: what an empty timeline shows, and what stands above the first photos. */
import { lazy, Suspense } from 'react';
import { afterWords } from '../../messages/loadWords.ts';
import { useAppParts } from '../depsContext.ts';
import { areSamplesNoted } from './samplesNoted.ts';
import type { WelcomeStage } from './welcomeStage.ts';

/** With their words. */
export const loadWelcome = {
  welcome: () => afterWords(() => import('./Welcome.tsx')),
  above: () => afterWords(() => import('./AboveTimeline.tsx')),
};

const Welcome = lazy(async () => ({ default: (await loadWelcome.welcome()).Welcome }));
const AboveTimeline = lazy(async () => ({ default: (await loadWelcome.above()).AboveTimeline }));

export function WelcomePart() {
  return (
    <Suspense>
      <Welcome />
    </Suspense>
  );
}

/** Nothing for a library that is neither new nor holds samples, which is most of them. */
export function AboveTimelinePart({ stage }: { readonly stage: WelcomeStage | null }) {
  const { current } = useAppParts().profiles;
  const hasResults = stage === 'results';
  const hasSamples = areSamplesNoted(localStorage, current.id);
  if (!hasResults && !hasSamples) return null;
  return (
    <Suspense>
      <AboveTimeline hasResults={hasResults} hasSamples={hasSamples} />
    </Suspense>
  );
}
