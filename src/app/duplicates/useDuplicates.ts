/** What the Duplicates page shows: the groups as the scorer found them, and what to do about them. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { PhotoId } from '../../core/photo.ts';
import { reasonOf } from '../../core/reasonOf.ts';
import type { DuplicatesResult } from '../../scorer/scorer.ts';
import { useDeps } from '../depsContext.ts';
import { useToasts } from '../frame/toasts.ts';
import { answerChanges } from '../invalidation.ts';
import { duplicatesText } from './messages.ts';

type Found = Extract<DuplicatesResult, { ok: true }>;

/** The copies of one picture, best first. */
export interface CopyGroup {
  /** Equal exactly while the same photos are in it. */
  readonly key: string;
  readonly ids: readonly PhotoId[];
  readonly sharpness: readonly number[];
}

export interface Duplicates extends Omit<Found, 'ok' | 'groups'> {
  readonly groups: readonly CopyGroup[];
  readonly spareBytes: number;
}

export function useDuplicates() {
  const { encoder, scorer } = useDeps();
  return useQuery({
    queryKey: ['duplicates'],
    queryFn: async ({ signal }): Promise<Duplicates> => {
      // Without a model the hashes alone decide.
      const model = await encoder.load();
      const found = await scorer.findDuplicates(model.ok ? model.value.key : null, signal);
      if (!found.ok) throw new Error(found.reason);
      return toDuplicates(found);
    },
    meta: { collections: ['duplicates', 'photos', 'embeddings'] },
    structuralSharing: false,
  });
}

function toDuplicates({ groups: { ids, sharpness, ends, spareBytes }, ...counts }: Found): Duplicates {
  const groups = [...ends].map((end, index): CopyGroup => {
    const start = ends[index - 1] ?? 0;
    const members = [...ids.subarray(start, end)];
    return { key: members.join(' '), ids: members, sharpness: [...sharpness.subarray(start, end)] };
  });
  return { ...counts, groups, spareBytes };
}

/** Says that photos are no duplicates, and takes it back. */
export function useSetApart() {
  const { library, nowMs } = useDeps();
  const queryClient = useQueryClient();
  const showToast = useToasts((view) => view.showToast);

  async function attempt(work: () => Promise<void>): Promise<void> {
    try {
      await work();
      void answerChanges(queryClient, new Set(['duplicates']));
    } catch (error) {
      showToast({ text: duplicatesText.apartFailed(reasonOf(error)) });
    }
  }

  const offerUndo = (text: string, undo: () => Promise<void>): void => {
    showToast({ text, action: { label: duplicatesText.undo, onSelect: () => void attempt(undo) } });
  };

  return {
    setApart: (ids: readonly PhotoId[]) =>
      attempt(async () => {
        const said = await library.duplicates.setApart(ids, nowMs());
        offerUndo(duplicatesText.saidApart, () => library.duplicates.forgetApart(said));
      }),
    clearApart: () =>
      attempt(async () => {
        const said = await library.duplicates.readApart();
        await library.duplicates.clearApart();
        offerUndo(duplicatesText.shownAgain, async () => {
          for (const { photoIds, atMs } of said) await library.duplicates.setApart([...photoIds], atMs);
        });
      }),
  };
}
