/** Makes photos favourites, or no longer, says so and offers the way back. */
import type { PhotoId } from '../../core/photo.ts';
import { useDeps } from '../depsContext.ts';
import { useHandChange } from '../useHandChange.ts';
import { favouritesText } from './messages.ts';

export function useSetFavourite(): (ids: readonly PhotoId[], isFavourite: boolean) => void {
  const { library, nowMs } = useDeps();
  const changeByHand = useHandChange();
  return (ids, isFavourite) => {
    changeByHand(
      ({ photos, returned }) =>
        isFavourite ? favouritesText.added(photos, returned) : favouritesText.removed(photos),
      () => library.photos.setFavourite(ids, isFavourite, nowMs()),
    );
  };
}
