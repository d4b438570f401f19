/** The stage of the first visit, brought along by what the library holds. Null until that is known. */
import { useEffect } from 'react';
import { useAppParts } from '../depsContext.ts';
import { usePhotoCounts } from '../queries.ts';
import {
  nextStage,
  noteHasHadPhotos,
  readWelcomeStage,
  useWelcomeView,
  type WelcomeStage,
} from './welcomeStage.ts';

export function useWelcomeStage(): WelcomeStage | null {
  const { current } = useAppParts().profiles;
  const counts = usePhotoCounts().data;
  const { stage, setStage } = useWelcomeView();
  const photos = counts === undefined ? null : counts.timeline + counts.archive + counts.trash;
  useEffect(() => {
    if (photos === null) return;
    if (photos > 0) noteHasHadPhotos(localStorage, current.id);
    setStage(nextStage(stage ?? readWelcomeStage(localStorage, current.id), photos));
  }, [photos, stage, setStage, current.id]);
  return stage;
}
