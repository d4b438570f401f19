/** What classification archived in the last days and nobody brought back. */
import { useQuery } from '@tanstack/react-query';
import { useDeps } from '../depsContext.ts';

/** As long as the library knows what runs did (docs/storage.md, "Undo"). */
export const RECENT_DAYS = [7, 30] as const;
export type RecentDays = (typeof RECENT_DAYS)[number];

const DAY_MS = 86_400_000;

/** Latest first. */
export function useRecentlyArchived(days: RecentDays) {
  const { library, nowMs } = useDeps();
  return useQuery({
    queryKey: ['recentlyArchived', days],
    queryFn: () => library.review.readArchived(nowMs() - days * DAY_MS),
    meta: { collections: ['photos', 'runs'] },
    // As many rows as were archived: a comparison costs more than the drawing it saves.
    structuralSharing: false,
    staleTime: 0,
  });
}

/** `?days=30`; the last week where nothing is said. */
export function parseRecentDays(params: Readonly<Record<string, unknown>>): { readonly days?: 30 } {
  return Number(params['days']) === 30 ? { days: 30 } : {};
}
