/** How long the trash is kept: until it is emptied, or for a time, and then how many go next. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { reasonOf } from '../../core/reasonOf.ts';
import { daysLeft } from '../../pipeline/emptyTrash.ts';
import { ConfirmDialog } from '../controls/Dialog.tsx';
import { Switch } from '../controls/Switch.tsx';
import { useDeps } from '../depsContext.ts';
import { useToasts } from '../frame/toasts.ts';
import { trashText } from './messages.ts';
import styles from './TrashPage.module.css';

/** As long as undo is remembered. */
const KEEP_DAYS = 30;

export function KeepTrash() {
  const { library, nowMs } = useDeps();
  const queryClient = useQueryClient();
  const showToast = useToasts((view) => view.showToast);
  /** Photos that would be deleted at once, asked about before it is turned on. */
  const [expired, setExpired] = useState(0);
  const { data } = useQuery({
    queryKey: ['trash', 'keeping'],
    queryFn: async () => {
      const keepDays = await library.trash.readKeepDays();
      const dates = [...(await library.trash.readDates()).values()];
      return { keepDays, left: dates.map((atMs) => daysLeft(atMs, keepDays ?? KEEP_DAYS, nowMs())) };
    },
    meta: { collections: ['photos'] },
  });
  if (data === undefined) return null;
  const { keepDays, left } = data;

  const save = async (days: number | null): Promise<void> => {
    setExpired(0);
    try {
      await library.trash.noteDates(nowMs());
      await library.trash.setKeepDays(days);
      await queryClient.invalidateQueries({ queryKey: ['trash', 'keeping'] });
    } catch (error) {
      showToast({ text: trashText.saveFailed(reasonOf(error)) });
    }
  };
  const change = (isOn: boolean): Promise<void> | undefined => {
    if (!isOn) return save(null);
    const due = left.filter((days) => days === 0).length;
    if (due === 0) return save(KEEP_DAYS);
    setExpired(due);
    // Not yet: the switch stays where it is until the question is answered.
    return Promise.reject(new Error('asked'));
  };

  return (
    <div className={styles['keep']}>
      <Switch
        label={trashText.keep(keepDays ?? KEEP_DAYS)}
        hint={keepDays === null ? trashText.keepOff : keptHint(keepDays, left)}
        checked={keepDays !== null}
        onChange={change}
      />
      {expired > 0 && (
        <ConfirmDialog
          title={trashText.keepTitle(KEEP_DAYS)}
          confirmLabel={trashText.keepConfirm(expired)}
          cancelLabel={trashText.cancel}
          destructive
          onConfirm={() => void save(KEEP_DAYS)}
          onCancel={() => {
            setExpired(0);
          }}
        >
          <p>{trashText.keepBody(expired, KEEP_DAYS)}</p>
        </ConfirmDialog>
      )}
    </div>
  );
}

function keptHint(keepDays: number, left: readonly number[]): string {
  const kept = trashText.keepOn(keepDays);
  if (left.length === 0) return kept;
  const soonest = left.reduce((least, days) => Math.min(least, days), keepDays);
  const next = left.filter((days) => days === soonest).length;
  return `${kept} ${trashText.next(next, soonest)}`;
}
