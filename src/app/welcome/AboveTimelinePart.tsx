/** What stands above the first photos of somebody new, and above samples: brought in when there is something to say. */
import { lazy, Suspense } from 'react';
import { afterWords } from '../../messages/loadWords.ts';
import { useAppParts } from '../depsContext.ts';
import { areSamplesNoted } from './samplesNoted.ts';
import type { WelcomeStage } from './welcomeStage.ts';

/** With its words. */
export const loadAboveTimeline = () => afterWords(() => import('./AboveTimeline.tsx'));

const AboveTimeline = lazy(async () => ({ default: (await loadAboveTimeline()).AboveTimeline }));

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
