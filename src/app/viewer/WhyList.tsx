/**
 * Why a photo has the tags it has: for each category its score as a bar, the category's similarity as a mark across
 * it, and the prompt that won. Taking a match off here is a correction that classification never overrides.
 */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { categoryKey } from '../../core/category.ts';
import type { Photo } from '../../core/photo.ts';
import { explainPhoto, type ExplainedCategory } from '../../pipeline/explainPhoto.ts';
import { useDeps } from '../depsContext.ts';
import { text } from '../messages.ts';
import styles from './DetailsPanel.module.css';
import { WhyCorrection } from './WhyCorrection.tsx';

export function WhyList({ photo }: { readonly photo: Photo }) {
  const deps = useDeps();
  const why = useQuery({
    queryKey: ['why', photo.id],
    queryFn: () => explainPhoto(deps, photo.id),
    meta: { collections: ['links', 'vetoes', 'config', 'embeddings', 'photos'] },
  });

  if (photo.failure !== null) return <Note>{text.whyFailure(photo.failure.reason)}</Note>;
  if (why.isError) return <Note>{text.whyFailed(why.error.message)}</Note>;
  if (why.data === undefined) return <WhySkeleton />;
  if (!why.data.ok) {
    return (
      <Note>
        {why.data.reason === 'no-embedding' ? text.whyNoEmbedding : text.whyModelUnavailable(why.data.detail)}
      </Note>
    );
  }
  const { rows } = why.data;
  if (rows.length === 0) {
    return (
      <Note>
        {text.whyNoCategories}{' '}
        <Link to="/settings/$tab" params={{ tab: 'categories' }}>
          {text.emptyArchiveStep}
        </Link>
      </Note>
    );
  }
  const top = scaleTop(rows);
  return (
    <>
      <p className={styles['muted']}>{text.whyIntro}</p>
      <ul className={styles['why']}>
        {rows.map((row) => (
          <WhyRow key={categoryKey(row.category.name)} photo={photo} row={row} top={top} />
        ))}
      </ul>
    </>
  );
}

function Note({ children }: { readonly children: ReactNode }) {
  return <p className={styles['muted']}>{children}</p>;
}

function WhySkeleton() {
  return (
    <div className={styles['whySkeleton']} aria-hidden="true">
      <span />
      <span />
      <span />
    </div>
  );
}

/** Cosines of image and text are small numbers: the bars share a scale that ends a little above the largest. */
function scaleTop(rows: readonly ExplainedCategory[]): number {
  return Math.min(1, 1.12 * Math.max(0.25, ...rows.flatMap((row) => [row.score, row.category.similarity])));
}

interface WhyRowProps {
  readonly photo: Photo;
  readonly row: ExplainedCategory;
  /** The value at the bar's right end. */
  readonly top: number;
}

function WhyRow({ photo, row, top }: WhyRowProps) {
  const { category, score, prompt, matched } = row;
  const share = (value: number): string => `${String(Math.min(100, Math.max(0, (value / top) * 100)))}%`;
  return (
    <li className={styles['whyRow']} data-matched={matched || undefined}>
      <div className={styles['whyHead']}>
        <span className={styles['whyName']}>
          <bdi>{category.name}</bdi>
          {!category.enabled && <span className={styles['badge']}>{text.whyDisabled}</span>}
        </span>
        <span className={styles['whyScore']}>{text.tagScore(score)}</span>
      </div>
      <div
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- <meter> cannot carry a mark
        role="meter"
        aria-label={text.whyBar(category.name, score, category.similarity, matched)}
        aria-valuemin={0}
        aria-valuemax={1}
        aria-valuenow={Math.min(1, Math.max(0, score))}
        className={styles['whyBar']}
        title={text.whyThreshold(category.similarity)}
      >
        <span className={styles['whyFill']} style={{ width: share(score) }} />
        <span className={styles['whyTick']} style={{ left: share(category.similarity) }} />
      </div>
      <div className={styles['whyFoot']}>
        <q className={styles['whyPrompt']}>{prompt}</q>
        <WhyCorrection photoId={photo.id} row={row} />
      </div>
    </li>
  );
}
