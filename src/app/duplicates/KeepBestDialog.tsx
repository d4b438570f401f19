/** Asks before the best copy of every picture is kept and the others go to the trash. */
import { useQuery } from '@tanstack/react-query';
import type { PhotoId } from '../../core/photo.ts';
import { ConfirmDialog } from '../controls/Dialog.tsx';
import { useDeps } from '../depsContext.ts';
import { duplicatesText } from './messages.ts';
import type { CopyGroup } from './useDuplicates.ts';

interface KeepBestDialogProps {
  readonly groups: readonly CopyGroup[];
  /** What would go. */
  readonly spareIds: readonly PhotoId[];
  /** A person chose in some of the groups. */
  readonly hasPicks: boolean;
  readonly onConfirm: (spareIds: readonly PhotoId[]) => void;
  readonly onCancel: () => void;
}

export function KeepBestDialog({ groups, spareIds, hasPicks, onConfirm, onCancel }: KeepBestDialogProps) {
  const { library } = useDeps();
  const bytes = useQuery({
    queryKey: ['spareBytes', spareIds],
    queryFn: async () => {
      const facts = await library.photos.readFacts(spareIds);
      return [...facts.values()].reduce((sum, photo) => sum + photo.bytes, 0);
    },
    meta: { collections: ['photos'] },
    gcTime: 0,
  }).data;
  return (
    <ConfirmDialog
      title={duplicatesText.askTitle(groups.length)}
      confirmLabel={duplicatesText.askConfirm(spareIds.length)}
      cancelLabel={duplicatesText.cancel}
      destructive
      busy={spareIds.length === 0}
      onConfirm={() => {
        onConfirm(spareIds);
      }}
      onCancel={onCancel}
    >
      {bytes !== undefined && <p>{duplicatesText.ask(spareIds.length, bytes)}</p>}
      {hasPicks && <p>{duplicatesText.askPicked}</p>}
    </ConfirmDialog>
  );
}
