/** What the settings page asks before something is taken back, and what it says when somebody else saved first. */
import type { ConfigSnapshot } from '../../core/config/document.ts';
import { Button } from '../controls/Button.tsx';
import { ConfirmDialog, Dialog } from '../controls/Dialog.tsx';
import { DiffList } from './configuration/DiffList.tsx';
import { settingsText } from './messages.ts';
import styles from './CategoryQuestions.module.css';

interface Consequences {
  readonly links: number;
  readonly photosReturning: number;
}

interface DeleteQuestionProps extends Consequences {
  readonly name: string;
  readonly busy: boolean;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
}

export function DeleteQuestion({
  name,
  links,
  photosReturning,
  busy,
  onConfirm,
  onCancel,
}: DeleteQuestionProps) {
  return (
    <ConfirmDialog
      title={settingsText.deleteTitle(name)}
      confirmLabel={settingsText.deleteConfirm(links)}
      cancelLabel={settingsText.cancel}
      destructive
      busy={busy}
      onConfirm={onConfirm}
      onCancel={onCancel}
    >
      <p>{settingsText.consequences(name, links, photosReturning)}</p>
    </ConfirmDialog>
  );
}

interface CleanUpQuestionProps {
  readonly title: string;
  readonly body: string;
  readonly busy: boolean;
  /** Off while classification is off: a scan would do nothing. */
  readonly canRescan: boolean;
  readonly onSave: (rescan: boolean) => void;
  readonly onCancel: () => void;
}

/** Before a save that takes tags back: a rename, or a similarity that rose. */
export function CleanUpQuestion({ title, body, busy, canRescan, onSave, onCancel }: CleanUpQuestionProps) {
  return (
    <Dialog
      title={title}
      onClose={onCancel}
      footer={
        <>
          <Button onClick={onCancel}>{settingsText.cancel}</Button>
          <Button
            variant={canRescan ? 'quiet' : 'primary'}
            disabled={busy}
            onClick={() => {
              onSave(false);
            }}
          >
            {settingsText.saveOnly}
          </Button>
          {canRescan && (
            <Button
              variant="primary"
              disabled={busy}
              onClick={() => {
                onSave(true);
              }}
            >
              {settingsText.saveAndRescan}
            </Button>
          )}
        </>
      }
    >
      <p>{body}</p>
    </Dialog>
  );
}

interface StaleNoticeProps {
  readonly before: ConfigSnapshot;
  readonly current: ConfigSnapshot;
  readonly onReload: () => void;
  readonly onKeep: () => void;
}

/** Somebody saved while the form was open. Nothing is merged behind the person's back. */
export function StaleNotice({ before, current, onReload, onKeep }: StaleNoticeProps) {
  return (
    <div role="alert" className={styles['stale']}>
      <h3>{settingsText.staleTitle}</h3>
      <p>{settingsText.staleBody}</p>
      <DiffList before={before.document} after={current.document} />
      <div className={styles['buttons']}>
        <Button onClick={onReload}>{settingsText.reload}</Button>
        <Button onClick={onKeep}>{settingsText.keepMine}</Button>
      </div>
    </div>
  );
}
