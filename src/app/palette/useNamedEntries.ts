/** What the palette finds by names that the person gave: tags, categories, profiles. */
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Shapes, Tag, UserRound } from 'lucide-react';
import { categoryKey } from '../../core/category.ts';
import { useAppParts, useDeps } from '../depsContext.ts';
import { useImports } from '../import/importer.ts';
import { isUnderWay } from '../import/importSession.ts';
import { useCurrentProfile, useProfiles } from '../settings/profiles/useProfiles.ts';
import { useConfig } from '../settings/useConfig.ts';
import { paletteText } from './messages.ts';
import type { PaletteEntry } from './paletteEntry.ts';

export function useNamedEntries(): readonly PaletteEntry[] {
  return [...useTags(), ...useCategories(), ...useOtherProfiles()];
}

function useTags(): PaletteEntry[] {
  const { library } = useDeps();
  const navigate = useNavigate();
  const tags = useQuery({
    queryKey: ['tags', 'palette'],
    queryFn: () => library.tags.readAll(),
    meta: { collections: ['tags', 'links', 'photos'] },
  });
  return (tags.data ?? [])
    .filter(({ count }) => count > 0)
    .map(({ id, path, count }) => ({
      id: `tag:${String(id)}`,
      name: path,
      Icon: Tag,
      group: paletteText.tags,
      detail: paletteText.photos(count),
      isPrivate: true,
      run: () => void navigate({ to: '/tags/$', params: { _splat: path } }),
    }));
}

function useCategories(): PaletteEntry[] {
  const navigate = useNavigate();
  const categories = useConfig().data?.document.classification.categories ?? [];
  return categories.map(({ name }) => ({
    id: `category:${categoryKey(name)}`,
    name: paletteText.editCategory(name),
    Icon: Shapes,
    group: paletteText.categories,
    isPrivate: true,
    run: () =>
      void navigate({
        to: '/settings/$tab',
        params: { tab: 'categories' },
        state: { editCategory: categoryKey(name) },
      }),
  }));
}

function useOtherProfiles(): PaletteEntry[] {
  const { profiles } = useAppParts();
  const navigate = useNavigate();
  const current = useCurrentProfile();
  const all = useProfiles().data ?? [];
  return all
    .filter(({ id }) => id !== current.id)
    .map((profile) => ({
      id: `profile:${profile.id}`,
      name: paletteText.openProfile(profile.name),
      Icon: UserRound,
      group: paletteText.profiles,
      keywords: paletteText.keywords.account,
      isPrivate: true,
      run: () => {
        // The Profiles tab asks what becomes of photos that are still being added.
        if (isUnderWay(useImports.getState().session)) {
          void navigate({ to: '/settings/$tab', params: { tab: 'profiles' } });
        } else void profiles.open(profile);
      },
    }));
}
