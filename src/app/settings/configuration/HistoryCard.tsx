/** Every configuration that was saved: when, how, what it changed; to look at, compare and restore. */
import { useState } from 'react';
import { EMPTY_CONFIG, type ConfigSnapshot } from '../../../core/config/document.ts';
import { Button } from '../../controls/Button.tsx';
import card from '../Card.module.css';
import { useConfigMode } from './configMode.ts';
import { DiffList } from './DiffList.tsx';
import { configurationText } from './messages.ts';
import { RestoreDialog } from './RestoreDialog.tsx';
import { savedAtToText } from './savedAt.ts';
import { SnapshotDialog } from './SnapshotDialog.tsx';
import styles from './Configuration.module.css';

const SHOWN_AT_FIRST = 10;
const SHOWN_MORE = 50;
/** Lines of changes in a row of the list. */
const MOST_LINES = 4;

type Doing = { readonly kind: 'looking' | 'restoring'; readonly snapshot: ConfigSnapshot };

interface HistoryCardProps {
  readonly current: ConfigSnapshot;
  /** Newest first. */
  readonly history: readonly ConfigSnapshot[];
}

export function HistoryCard({ current, history }: HistoryCardProps) {
  const [shown, setShown] = useState(SHOWN_AT_FIRST);
  const [doing, setDoing] = useState<Doing | null>(null);
  const older = Math.max(0, history.length - shown);
  const close = (): void => {
    setDoing(null);
  };

  return (
    <section className={card['card']} aria-labelledby="history-title">
      <div className={card['head']}>
        <h2 id="history-title" className={card['title']}>
          {configurationText.historyTitle}
        </h2>
      </div>
      <p className={card['text']}>
        {history.length === 0 ? configurationText.noHistory : configurationText.historyText}
      </p>
      {history.length > 0 && (
        <ol className={styles['history']} aria-label={configurationText.historyTitle}>
          {history.slice(0, shown).map((snapshot, index) => (
            <HistoryRow
              key={snapshot.revision}
              snapshot={snapshot}
              previous={history[index + 1] ?? null}
              isInForce={snapshot.revision === current.revision}
              onDo={(kind) => {
                setDoing({ kind, snapshot });
              }}
            />
          ))}
        </ol>
      )}
      {older > 0 && (
        <Button
          onClick={() => {
            setShown(shown + SHOWN_MORE);
          }}
        >
          {configurationText.showOlder(Math.min(older, SHOWN_MORE))}
        </Button>
      )}
      {doing?.kind === 'looking' && (
        <SnapshotDialog
          snapshot={doing.snapshot}
          current={current}
          history={history}
          onRestore={() => {
            setDoing({ kind: 'restoring', snapshot: doing.snapshot });
          }}
          onClose={close}
        />
      )}
      {doing?.kind === 'restoring' && (
        <RestoreDialog snapshot={doing.snapshot} current={current} history={history} onClose={close} />
      )}
    </section>
  );
}

interface HistoryRowProps {
  readonly snapshot: ConfigSnapshot;
  readonly previous: ConfigSnapshot | null;
  readonly isInForce: boolean;
  readonly onDo: (kind: Doing['kind']) => void;
}

function HistoryRow({ snapshot, previous, isInForce, onDo }: HistoryRowProps) {
  const isReadOnly = useConfigMode().kind === 'file';
  const titleId = `configuration-${String(snapshot.revision)}`;
  return (
    <li className={styles['row']} aria-labelledby={titleId}>
      <div className={styles['rowWords']}>
        <h3 id={titleId} className={styles['rowTitle']}>
          {configurationText.revision(snapshot.revision)}
          {isInForce && <span className={card['badge']}>{configurationText.inForce}</span>}
        </h3>
        <p className={styles['rowFacts']}>
          {configurationText.cause(snapshot.cause)},{' '}
          <time dateTime={new Date(snapshot.savedAtMs).toISOString()}>
            {savedAtToText(snapshot.savedAtMs)}
          </time>
        </p>
        <DiffList before={previous?.document ?? EMPTY_CONFIG} after={snapshot.document} most={MOST_LINES} />
      </div>
      <div className={styles['rowButtons']}>
        <Button
          aria-describedby={titleId}
          onClick={() => {
            onDo('looking');
          }}
        >
          {configurationText.lookAt}
        </Button>
        {!isInForce && (
          <Button
            aria-describedby={titleId}
            disabled={isReadOnly}
            onClick={() => {
              onDo('restoring');
            }}
          >
            {configurationText.restore}
          </Button>
        )}
      </div>
    </li>
  );
}
