/** Renames and deletes tags, says so and offers the way back. */
import { useState } from 'react';
import type { HandChange, TagFault } from '../../library/library.ts';
import { useDeps } from '../depsContext.ts';
import { useToasts } from '../frame/toasts.ts';
import { useHandChange } from '../useHandChange.ts';
import { readTagPath } from '../../core/tagPath.ts';
import { tagsText } from './messages.ts';

interface TagChanges {
  /** Answers what the tag is called by now; null where it was not renamed, which was said. */
  readonly rename: (from: string, to: string) => Promise<string | null>;
  /** Answers whether it was deleted. */
  readonly remove: (path: string) => Promise<boolean>;
  readonly isBusy: boolean;
}

export function useTagChange(): TagChanges {
  const { library, nowMs } = useDeps();
  const changeByHand = useHandChange();
  const showToast = useToasts((view) => view.showToast);
  const [isBusy, setBusy] = useState(false);

  async function attempt(
    change: () => Promise<
      ({ readonly ok: true } & HandChange) | { readonly ok: false; readonly reason: TagFault }
    >,
    toSentence: (photos: number) => string,
  ): Promise<boolean> {
    setBusy(true);
    try {
      const changed = await change();
      if (!changed.ok) {
        showToast({ text: tagsText.faults[changed.reason] });
        return false;
      }
      changeByHand(toSentence(changed.photos), () => Promise.resolve(changed));
      return true;
    } finally {
      setBusy(false);
    }
  }

  return {
    isBusy,
    async rename(from, to) {
      const parsed = readTagPath(to, []);
      const path = parsed.ok ? parsed.path : to;
      let isMerge = false;
      const isDone = await attempt(
        async () => {
          const renamed = await library.tags.rename(from, path, nowMs());
          isMerge = renamed.ok && renamed.merged > 0;
          return renamed;
        },
        () => (isMerge ? tagsText.merged(from, path) : tagsText.renamed(from, path)),
      );
      return isDone ? path : null;
    },
    remove: (path) =>
      attempt(
        () => library.tags.remove(path, nowMs()),
        (photos) => tagsText.removed(path, photos),
      ),
  };
}
