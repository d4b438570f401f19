/** The sample photos: how large they are, trying them, and taking them out again. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { Deps } from '../../pipeline/deps.ts';
import { useAppParts, useDeps } from '../depsContext.ts';
import { useToasts } from '../frame/toasts.ts';
import { useMovePhotos } from '../grid/useMovePhotos.ts';
import { useImportActions } from '../import/importerContext.ts';
import { whenImportEnds } from '../import/whenImportEnds.ts';
import { welcomeText } from './messages.ts';
import { fetchSampleManifest, fetchSamplePhotos, findSamples, type SampleManifest } from './samplePhotos.ts';
import { forgetSamples, noteSamples } from './samplesNoted.ts';

const MANIFEST_QUERY = { queryKey: ['sampleManifest'], queryFn: fetchSampleManifest } as const;

/** What the site has; undefined while it is asked, and where it cannot be reached. */
export function useSampleManifest(): SampleManifest | undefined {
  return useQuery(MANIFEST_QUERY).data;
}

/** @returns fetches the samples, waits for what they should be sorted by, imports them and gives them their tag */
export function useTrySamples(): (prepared: Promise<unknown>) => Promise<void> {
  const deps = useDeps();
  const { current } = useAppParts().profiles;
  const { importer } = useImportActions();
  const queryClient = useQueryClient();
  const showToast = useToasts((view) => view.showToast);
  return async (prepared) => {
    try {
      const manifest = await queryClient.fetchQuery(MANIFEST_QUERY);
      const items = await fetchSamplePhotos(manifest);
      await prepared;
      noteSamples(localStorage, current.id);
      importer.add(items);
      await whenImportEnds();
      await tagSamples(deps, manifest);
    } catch (error) {
      console.warn('Winnow: the sample photos could not be added.', error);
      showToast({ text: welcomeText.samplesOffline });
    }
  };
}

/** A tag of the person's own, so that samples can be told apart and found anywhere. */
async function tagSamples({ library, nowMs }: Deps, manifest: SampleManifest): Promise<void> {
  const ids = await findSamples(library, manifest);
  if (ids.length > 0) await library.tags.addByHand(ids, welcomeText.samplesTag, nowMs());
}

/** Ids of the samples on the timeline or in the archive; undefined while they are looked for. */
export function useSampleIds(isWanted: boolean) {
  const { library } = useDeps();
  return useQuery({
    queryKey: ['sampleIds'],
    queryFn: async ({ client }) => findSamples(library, await client.fetchQuery(MANIFEST_QUERY)),
    meta: { collections: ['photos'] },
    enabled: isWanted,
  }).data;
}

/** @returns moves them to the trash, with the way back */
export function useRemoveSamples(): () => Promise<void> {
  const { library } = useDeps();
  const { current } = useAppParts().profiles;
  const movePhotos = useMovePhotos();
  const queryClient = useQueryClient();
  const showToast = useToasts((view) => view.showToast);
  return async () => {
    try {
      const ids = await findSamples(library, await queryClient.fetchQuery(MANIFEST_QUERY));
      if (ids.length > 0) await movePhotos(ids, 'trash');
      else forgetSamples(localStorage, current.id);
    } catch (error) {
      console.warn('Winnow: the list of sample photos could not be read.', error);
      showToast({ text: welcomeText.samplesOffline });
    }
  };
}
