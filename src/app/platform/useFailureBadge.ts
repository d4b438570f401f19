/** How many photos failed, on the icon of the installed app. */
import { useEffect } from 'react';
import { useQueueCounts } from '../queries.ts';

export const canShowBadge = 'setAppBadge' in navigator;

export function useFailureBadge(): void {
  const { data } = useQueueCounts();
  const failed =
    data === undefined ? null : Object.values(data).reduce((sum, queue) => sum + queue.failed, 0);
  useEffect(() => {
    if (failed === null || !canShowBadge) return;
    const shown = failed > 0 ? navigator.setAppBadge(failed) : navigator.clearAppBadge();
    // Not every system has icons with room for it.
    shown.catch((error: unknown) => {
      console.info('Winnow: the icon shows no badge.', error);
    });
  }, [failed]);
}
