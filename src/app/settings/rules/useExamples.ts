/** Example photos by their hashes. */
import { useQuery } from '@tanstack/react-query';
import type { PhotoId } from '../../../core/photo.ts';
import { useDeps } from '../../depsContext.ts';

export interface ExamplePhoto {
  readonly id: PhotoId;
  readonly fileName: string;
}

/** Those of the examples that are in this library; undefined until that is known. */
export function useExamples(hashes: readonly string[]): ReadonlyMap<string, ExamplePhoto> | undefined {
  const { library } = useDeps();
  const { data } = useQuery({
    queryKey: ['examples', hashes],
    meta: { collections: ['photos'] },
    structuralSharing: false,
    queryFn: async () => {
      const ids = await library.photos.readIdsBySha256(hashes);
      const facts = await library.photos.readFacts([...ids.values()]);
      return new Map(
        [...ids].map(([sha256, id]) => [sha256, { id, fileName: facts.get(id)?.fileName ?? '' }]),
      );
    },
  });
  return data;
}
