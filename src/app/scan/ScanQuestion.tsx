/** Asks before a scan: which of the two, what it will do, to how many photos, and why it cannot where it cannot. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Category } from '../../core/category.ts';
import type { ScanKind } from '../../core/run.ts';
import { Button, buttonClass } from '../controls/Button.tsx';
import { ConfirmDialog, Dialog } from '../controls/Dialog.tsx';
import { RadioChoices } from '../controls/RadioChoices.tsx';
import { useDeps } from '../depsContext.ts';
import { scanText } from './messages.ts';
import { useScanView } from './scanStore.ts';
import { useReevaluationCount } from './useReevaluationCount.ts';
import { useStartScan } from './useStartScan.ts';
import styles from './ScanQuestion.module.css';

export function ScanQuestion({ kind }: { readonly kind: ScanKind }) {
  const { library } = useDeps();
  const close = useScanView((view) => view.closeQuestion);
  const facts = useQuery({
    queryKey: ['config', 'scan-question'],
    queryFn: async () => {
      const [snapshot, counts] = await Promise.all([library.config.read(), library.photos.readCounts()]);
      const { enabled, categories } = snapshot.document.classification;
      return {
        enabled,
        categories: categories.filter((category) => category.enabled),
        photos: counts.timeline + counts.archive,
      };
    },
    gcTime: 0,
  });
  if (facts.data === undefined) return null;

  const { enabled, categories, photos } = facts.data;
  const obstacle = !enabled
    ? 'disabled'
    : categories.length === 0
      ? 'no-categories'
      : photos === 0
        ? 'empty-library'
        : null;
  if (obstacle !== null) {
    return (
      <Dialog
        title={scanText.cannotTitle}
        onClose={close}
        footer={
          <>
            <Button onClick={close}>{scanText.close}</Button>
            {obstacle !== 'empty-library' && (
              <Link
                to="/settings/$tab"
                params={{ tab: 'categories' }}
                className={buttonClass('primary')}
                onClick={close}
              >
                {scanText.toCategories}
              </Link>
            )}
          </>
        }
      >
        <p>{scanText.cannot[obstacle]}</p>
      </Dialog>
    );
  }

  return <ScanChoice kind={kind} photos={photos} categories={categories} />;
}

interface ScanChoiceProps {
  readonly kind: ScanKind;
  readonly photos: number;
  /** Enabled ones. */
  readonly categories: readonly Category[];
}

function ScanChoice({ kind: asked, photos, categories }: ScanChoiceProps) {
  const close = useScanView((view) => view.closeQuestion);
  const startScan = useStartScan();
  const [kind, setKind] = useState(asked);
  const isReevaluation = kind === 're-evaluate';
  const count = useReevaluationCount(isReevaluation);
  const archiving = categories.filter(({ action }) => action === 'tag_and_archive').map(({ name }) => name);
  return (
    <ConfirmDialog
      title={scanText.confirmTitle}
      confirmLabel={isReevaluation ? scanText.reevaluate : scanText.scanLibrary}
      cancelLabel={scanText.cancel}
      busy={isReevaluation && !count.isWorthwhile}
      onConfirm={() => {
        startScan(kind);
      }}
      onCancel={close}
    >
      <RadioChoices
        legend={scanText.choices}
        isLegendHidden
        options={[
          { value: 'scan', label: scanText.choiceScan, hint: scanText.choiceScanHint },
          { value: 're-evaluate', label: scanText.choiceReevaluate, hint: scanText.choiceReevaluateHint },
        ]}
        value={kind}
        onChange={setKind}
      />
      <p>
        {isReevaluation
          ? scanText.confirmReevaluateBody(photos, categories.length)
          : scanText.confirmBody(photos, categories.length)}
      </p>
      {archiving.length > 0 && <p>{scanText.confirmArchives(archiving)}</p>}
      {isReevaluation && (
        <div aria-live="polite" className={styles['wouldChange']}>
          {count.lines.map((line) => (
            <p key={line}>{line}</p>
          ))}
        </div>
      )}
    </ConfirmDialog>
  );
}
