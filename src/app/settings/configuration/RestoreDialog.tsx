/** Restore: an earlier configuration is saved again, as a new one, after its consequences were shown. */
import { diffConfig, isEmptyDiff } from '../../../core/config/diff.ts';
import type { ConfigSnapshot } from '../../../core/config/document.ts';
import { findSource } from '../../../core/config/history.ts';
import { Button } from '../../controls/Button.tsx';
import { Dialog } from '../../controls/Dialog.tsx';
import { ChangePreview, StaleChange, useConsequences } from './ChangePreview.tsx';
import { configurationText } from './messages.ts';
import { useReplaceConfig } from './useReplaceConfig.ts';
import styles from './Configuration.module.css';

interface RestoreDialogProps {
  readonly snapshot: ConfigSnapshot;
  readonly current: ConfigSnapshot;
  readonly history: readonly ConfigSnapshot[];
  readonly onClose: () => void;
}

export function RestoreDialog({ snapshot, current, history, onClose }: RestoreDialogProps) {
  const { base, staleBefore, isSaving, replace } = useReplaceConfig(current, onClose);
  const { counts } = useConsequences(base.document, snapshot.document);
  const isNews = !isEmptyDiff(diffConfig(base.document, snapshot.document));

  return (
    <Dialog
      title={configurationText.restoreTitle(snapshot.revision)}
      width="wide"
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{configurationText.cancel}</Button>
          <Button
            variant={counts !== undefined && counts.untagged > 0 ? 'destructive' : 'primary'}
            disabled={!isNews || isSaving || counts === undefined}
            onClick={() => {
              replace({
                document: snapshot.document,
                cause: 'restore',
                source: findSource(history, snapshot.revision),
                saidOnceStored: (stored) => configurationText.restored(snapshot.revision, stored),
              });
            }}
          >
            {configurationText.restoreConfirm(counts ?? { untagged: 0, returned: 0 })}
          </Button>
        </>
      }
    >
      <div className={styles['import']}>
        {staleBefore !== null && <StaleChange before={staleBefore.document} current={base.document} />}
        {isNews ? (
          <ChangePreview before={base.document} after={snapshot.document} />
        ) : (
          <p className={styles['text']}>{configurationText.restoreSame}</p>
        )}
      </div>
    </Dialog>
  );
}
