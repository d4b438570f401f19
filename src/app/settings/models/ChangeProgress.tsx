/** A change of model under way: how many photos the new one has encoded, and the way to call it off. */
import { useSyncExternalStore } from 'react';
import { Button } from '../../controls/Button.tsx';
import { ProgressBar } from '../../controls/ProgressBar.tsx';
import { modelsText } from './messages.ts';
import styles from './Models.module.css';
import { useModelControls } from './useModels.ts';

export function ChangeProgress({ title }: { readonly title: string }) {
  const { changes, choice } = useModelControls();
  const progress = useSyncExternalStore(changes.subscribe, changes.readProgress);
  return (
    <div className={styles['status']}>
      <ProgressBar
        label={modelsText.preparingProgress(title)}
        value={progress === null || progress.total === 0 ? null : progress.encoded / progress.total}
      />
      <output className={styles['facts']}>{describe(progress)}</output>
      <div className={styles['buttons']}>
        <Button
          onClick={() => {
            choice.write({ ...choice.read(), change: null });
          }}
        >
          {modelsText.stopChange}
        </Button>
      </div>
    </div>
  );
}

function describe(
  progress: { readonly encoded: number; readonly total: number; readonly blocked: string | null } | null,
): string {
  if (progress === null) return modelsText.preparingElsewhere;
  return progress.blocked === null
    ? modelsText.preparing(progress.encoded, progress.total)
    : modelsText.preparingBlocked(progress.blocked);
}
