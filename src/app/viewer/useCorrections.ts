/** What a person said about a photo and the categories, and how they say it; each has its way back. */
import { compareNames } from '../../messages/format.ts';
import { useQuery } from '@tanstack/react-query';
import { autoTagPath, categoryKey, type Tag } from '../../core/category.ts';
import type { Correction } from '../../core/corrections.ts';
import type { PhotoId } from '../../core/photo.ts';
import { useDeps } from '../depsContext.ts';
import { text } from '../messages.ts';
import { usePhotoLinks } from '../queries.ts';
import { useConfig } from '../settings/useConfig.ts';
import { correctionText } from './messages.ts';
import { useHandChange } from '../useHandChange.ts';

export interface NamedCorrection extends Correction {
  /** The category's name, or its key where there is no such category any more. */
  readonly name: string;
}

/** The photo's corrections by category; undefined while they are being read. */
export function usePhotoCorrections(photoId: PhotoId): NamedCorrection[] | undefined {
  const { library } = useDeps();
  const vetoes = useQuery({
    queryKey: ['photoVetoes', photoId],
    queryFn: () => library.tags.readVetoes(photoId),
    meta: { collections: ['vetoes'] },
  }).data;
  const links = usePhotoLinks(photoId).data;
  const categories = useConfig().data?.document.classification.categories;
  if (vetoes === undefined || links === undefined || categories === undefined) return undefined;
  const nameByKey = new Map(categories.map(({ name }) => [categoryKey(name), name]));
  const always = links.flatMap(({ tag, isByHand, linkedAtMs }): Correction[] =>
    isByHand && tag.categoryKey !== null
      ? [{ photoId, categoryKey: tag.categoryKey, kind: 'always', atMs: linkedAtMs }]
      : [],
  );
  return [...vetoes, ...always]
    .map((correction) => ({
      ...correction,
      name: nameByKey.get(correction.categoryKey) ?? correction.categoryKey,
    }))
    .toSorted((a, b) => compareNames(a.name, b.name) || a.kind.localeCompare(b.kind));
}

const SAID_WHEN_WITHDRAWN: Readonly<Record<Correction['kind'], (name: string) => string>> = {
  tag: correctionText.tagAllowed,
  archive: correctionText.archiveAllowed,
  always: correctionText.leftToWinnow,
};

export function useCorrect() {
  const { library, nowMs } = useDeps();
  const changeByHand = useHandChange();
  return {
    /** Gives the photo back to classification. */
    withdraw: ({ name, ...correction }: NamedCorrection): void => {
      changeByHand(SAID_WHEN_WITHDRAWN[correction.kind](name), () =>
        library.tags.withdrawCorrections([correction], nowMs()),
      );
    },
    /** The category's tag goes on and stays. */
    putOn: (photoId: PhotoId, name: string): void => {
      changeByHand(correctionText.alwaysDone(name), () =>
        library.tags.addByHand([photoId], autoTagPath(name), nowMs()),
      );
    },
    takeOff: (photoId: PhotoId, tag: Tag): void => {
      const taken = tag.kind === 'auto' ? text.tagRemoved(tag.path) : text.userTagRemoved(tag.path);
      changeByHand(
        ({ returned }) => (returned === 0 ? taken : `${taken} ${correctionText.isBack}`),
        () => library.tags.removeByHand([photoId], tag.id, nowMs()),
      );
    },
  };
}
