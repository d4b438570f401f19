/** One saved configuration: its difference from any other, in words, and the document itself. */
import { useState } from 'react';
import { EMPTY_CONFIG, type ConfigSnapshot } from '../../../core/config/document.ts';
import { findSource } from '../../../core/config/history.ts';
import { configToYaml } from '../../../core/config/yaml.ts';
import { Button } from '../../controls/Button.tsx';
import { Dialog } from '../../controls/Dialog.tsx';
import { Select } from '../../controls/Field.tsx';
import { useConfigMode } from './configMode.ts';
import { DiffList } from './DiffList.tsx';
import { configurationText } from './messages.ts';
import { savedAtToText } from './savedAt.ts';
import { YamlText } from './YamlCard.tsx';
import styles from './Configuration.module.css';

interface SnapshotDialogProps {
  readonly snapshot: ConfigSnapshot;
  readonly current: ConfigSnapshot;
  /** Newest first. */
  readonly history: readonly ConfigSnapshot[];
  readonly onRestore: () => void;
  readonly onClose: () => void;
}

/** What a new library has, by which the first saved one is measured. */
const NOTHING = 0;

export function SnapshotDialog({ snapshot, current, history, onRestore, onClose }: SnapshotDialogProps) {
  const isReadOnly = useConfigMode().kind === 'file';
  const previous = history.find(({ revision }) => revision < snapshot.revision)?.revision ?? NOTHING;
  const [comparedWith, setComparedWith] = useState(previous);
  const other = history.find(({ revision }) => revision === comparedWith) ?? null;
  // The older one is what one comes from.
  const [from, to] = comparedWith < snapshot.revision ? [other, snapshot] : [snapshot, other];

  return (
    <Dialog
      title={configurationText.revision(snapshot.revision)}
      width="wide"
      onClose={onClose}
      footer={
        <>
          {snapshot.revision !== current.revision && (
            <Button disabled={isReadOnly} onClick={onRestore}>
              {configurationText.restore}
            </Button>
          )}
          <Button variant="primary" onClick={onClose}>
            {configurationText.close}
          </Button>
        </>
      }
    >
      <div className={styles['import']}>
        <p className={styles['text']}>
          {configurationText.cause(snapshot.cause)}, {savedAtToText(snapshot.savedAtMs)}
        </p>
        <Select
          label={configurationText.compareWith}
          value={String(comparedWith)}
          options={[NOTHING, ...history.map(({ revision }) => revision).toReversed()]
            .filter((revision) => revision !== snapshot.revision)
            .toReversed()
            .map((revision) => ({
              value: String(revision),
              label: optionLabel(revision, previous, current.revision),
            }))}
          onChange={(value) => {
            setComparedWith(Number(value));
          }}
        />
        <section aria-label={configurationText.changesTitle}>
          <h3 className={styles['subtitle']}>
            {configurationText.differences(from?.revision ?? null, to?.revision ?? null)}
          </h3>
          <DiffList before={from?.document ?? EMPTY_CONFIG} after={to?.document ?? EMPTY_CONFIG} />
        </section>
        <YamlText yaml={configToYaml(snapshot.document, findSource(history, snapshot.revision))} />
      </div>
    </Dialog>
  );
}

function optionLabel(revision: number, previous: number, current: number): string {
  if (revision === NOTHING) return configurationText.nothingBefore;
  if (revision === current) return configurationText.current(revision);
  return revision === previous ? configurationText.before(revision) : configurationText.revision(revision);
}
