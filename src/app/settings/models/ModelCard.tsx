/** One model: what it is for, what is here of it, and what can be done with it. */
import { useId, useState, type ReactNode } from 'react';
import type { ModelEntry } from '../../../core/model.ts';
import { bytesOf, usablePart, withPrecisions } from '../../../models/choosePrecisions.ts';
import { isSameModel, STARTER, type ModelRef } from '../../../models/modelChoice.ts';
import type { StoredModel } from '../../../models/modelFileStore.ts';
import { Button } from '../../controls/Button.tsx';
import { classNames } from '../../controls/classNames.ts';
import card from '../Card.module.css';
import { ChangeDialog } from './ChangeDialog.tsx';
import { ChangeProgress } from './ChangeProgress.tsx';
import { DeleteModelDialog } from './DeleteModelDialog.tsx';
import { DownloadStatus } from './DownloadStatus.tsx';
import { said } from '../../messages.ts';
import { modelsText } from './messages.ts';
import styles from './Models.module.css';
import { refOf, storedBytesOf, useDownloads, useModelChoice, useModelControls } from './useModels.ts';

interface ModelCardProps {
  readonly entry: ModelEntry;
  readonly stored: StoredModel | undefined;
  /** Asks for the person's consent first. */
  readonly onDownload: () => void;
}

export function ModelCard({ entry, stored, onDownload }: ModelCardProps) {
  const { models } = useModelControls();
  const download = useDownloads().get(entry.id);
  const { active, change } = useModelChoice();
  const [question, setQuestion] = useState<'use' | 'delete' | null>(null);
  const usable = stored === undefined ? null : usablePart(stored);
  const ref = stored === undefined ? null : refOf(stored.entry);
  const isActive = ref !== null && isSameModel(active, ref);
  const isTarget = ref !== null && change !== null && isSameModel(change.to, ref);
  const isRunning = download?.kind === 'running';
  const isWhole = stored?.files.every(({ verifiedSha256 }) => verifiedSha256 !== null) ?? false;
  const close = (): void => {
    setQuestion(null);
  };

  return (
    <CardFrame
      title={entry.title}
      description={said(entry.description)}
      badge={isActive ? modelsText.inUse : null}
      facts={[describeStock(entry, stored, isWhole), `${modelsText.licence}: ${said(entry.licence.name)}`]}
      notice={entry.licence.notice === null ? null : said(entry.licence.notice)}
    >
      {download !== undefined && <DownloadStatus download={download} stored={stored} />}
      {isTarget && <ChangeProgress title={entry.title} />}
      <div className={styles['buttons']}>
        {isRunning && (
          <Button aria-label={modelsText.pauseOne(entry.title)} onClick={() => models.pause(entry.id)}>
            {modelsText.pause}
          </Button>
        )}
        {!isRunning && stored !== undefined && !isWhole && (
          <Button
            variant="primary"
            aria-label={modelsText.resumeOne(entry.title)}
            onClick={() => void models.download(stored.entry)}
          >
            {modelsText.resume}
          </Button>
        )}
        {!isRunning && stored === undefined && (
          <Button
            aria-label={modelsText.downloadOne(entry.title)}
            disabled={!models.isAvailable}
            onClick={onDownload}
          >
            {modelsText.download}
          </Button>
        )}
        {usable !== null && !isActive && !isTarget && (
          <Button
            variant="primary"
            aria-label={modelsText.chooseOne(entry.title)}
            onClick={() => {
              setQuestion('use');
            }}
          >
            {modelsText.choose}
          </Button>
        )}
        {stored !== undefined && !isActive && !isTarget && !isRunning && (
          <Button
            aria-label={modelsText.deleteOne(entry.title)}
            onClick={() => {
              setQuestion('delete');
            }}
          >
            {modelsText.delete}
          </Button>
        )}
      </div>
      {question === 'use' && ref !== null && <ChangeDialog title={entry.title} to={ref} onClose={close} />}
      {question === 'delete' && stored !== undefined && <DeleteModelDialog model={stored} onClose={close} />}
    </CardFrame>
  );
}

function describeStock(entry: ModelEntry, stored: StoredModel | undefined, isWhole: boolean): string {
  if (stored === undefined) return modelsText.notStored(bytesOf(withPrecisions(entry, entry.recommended)));
  const bytes = storedBytesOf(stored);
  return isWhole ? modelsText.stored(bytes) : modelsText.partly(bytes, bytesOf(stored.entry));
}

/** The model that is always there. */
export function StarterCard() {
  const { active, change } = useModelChoice();
  const [isAsking, setIsAsking] = useState(false);
  const isActive = active.kind === 'starter';
  const isTarget = change !== null && isSameModel(change.to, STARTER);
  return (
    <CardFrame
      title={modelsText.starterTitle}
      description={modelsText.starterDescription}
      badge={isActive ? modelsText.inUse : null}
      facts={[modelsText.builtIn, `${modelsText.licence}: ${modelsText.starterLicence}`]}
      notice={null}
    >
      {isTarget && <ChangeProgress title={modelsText.starterTitle} />}
      {!isActive && !isTarget && (
        <div className={styles['buttons']}>
          <Button
            aria-label={modelsText.chooseOne(modelsText.starterTitle)}
            onClick={() => {
              setIsAsking(true);
            }}
          >
            {modelsText.choose}
          </Button>
        </div>
      )}
      {isAsking && (
        <ChangeDialog
          title={modelsText.starterTitle}
          to={STARTER satisfies ModelRef}
          onClose={() => {
            setIsAsking(false);
          }}
        />
      )}
    </CardFrame>
  );
}

interface CardFrameProps {
  readonly title: string;
  readonly description: string;
  readonly badge: string | null;
  readonly facts: readonly string[];
  readonly notice: string | null;
  readonly children: ReactNode;
}

function CardFrame({ title, description, badge, facts, notice, children }: CardFrameProps) {
  const titleId = useId();
  return (
    <li className={classNames(card['card'], styles['model'])} aria-labelledby={titleId}>
      <div className={card['head']}>
        <h2 id={titleId} className={card['title']}>
          {title}
        </h2>
        {badge !== null && <span className={card['badge']}>{badge}</span>}
      </div>
      <p className={card['text']}>{description}</p>
      {notice !== null && <p className={styles['notice']}>{notice}</p>}
      <p className={styles['facts']}>{facts.join(' · ')}</p>
      {children}
    </li>
  );
}
