/** What stands above the photos of a first visit. Comes in after the first page. */
import { FirstResults } from './FirstResults.tsx';
import { SamplesNote } from './SamplesNote.tsx';

interface AboveTimelineProps {
  readonly hasResults: boolean;
  readonly hasSamples: boolean;
}

export function AboveTimeline({ hasResults, hasSamples }: AboveTimelineProps) {
  return (
    <>
      {hasResults && <FirstResults />}
      {hasSamples && <SamplesNote />}
    </>
  );
}
