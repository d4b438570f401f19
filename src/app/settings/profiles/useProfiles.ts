/** The profiles as screens read and change them. The list follows other windows; what a profile holds is read when shown. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Profile, ProfileWish } from '../../../core/profile.ts';
import { useAppParts } from '../../depsContext.ts';
import { rememberProfile } from './openProfile.ts';

export const PROFILES_KEY = ['profiles'] as const;

/** Oldest first. */
export function useProfiles() {
  const { store } = useAppParts().profiles;
  return useQuery({ queryKey: PROFILES_KEY, queryFn: () => store.readAll() });
}

/** The profile this window shows, as it is called by now. */
export function useCurrentProfile(): Profile {
  const { current } = useAppParts().profiles;
  return useProfiles().data?.find(({ id }) => id === current.id) ?? current;
}

/** How much a profile holds. Opens its library for a moment, so it is read anew each time it is shown. */
export function useProfileContents(id: string) {
  const { readContents } = useAppParts().profiles;
  return useQuery({
    queryKey: ['profileContents', id],
    queryFn: () => readContents(id),
    staleTime: 0,
    gcTime: 0,
  });
}

/** Adds a profile, or changes the one given. */
export function useSaveProfile(profile: Profile | null) {
  const { store, current, nowMs } = useAppParts().profiles;
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: async (wish: ProfileWish) => {
      const saved = await (profile === null ? store.create(wish, nowMs()) : store.change(profile.id, wish));
      if (saved.ok && saved.profile.id === current.id) rememberProfile(saved.profile);
      await queryClient.invalidateQueries({ queryKey: PROFILES_KEY });
      return saved;
    },
  });
}

export function useRemoveProfile() {
  const { remove } = useAppParts().profiles;
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: async (profile: Profile) => {
      const waiting = await remove(profile);
      await queryClient.invalidateQueries({ queryKey: PROFILES_KEY });
      return waiting;
    },
  });
}
