/**
 * Why a photo has the tags it has: for each category its score as a bar, the category's similarity as a mark across
 * it, and the prompt that won. Taking a match off here is a correction that classification never overrides.
 */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { categoryKey } from '../../core/category.ts';
import type { Verdict } from '../../core/classify.ts';
import type { Photo } from '../../core/photo.ts';
import { explainPhoto, type ExplainedCategory } from '../../pipeline/explainPhoto.ts';
import { AddAsExample } from '../settings/rules/AddAsExample.tsx';
import { useDeps } from '../depsContext.ts';
import { favouritesText } from '../favourites/messages.ts';
import { text } from '../messages.ts';
import styles from './DetailsPanel.module.css';
import { WhyCorrection } from './WhyCorrection.tsx';
import { WhyVerdict } from './WhyVerdict.tsx';

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
  const { rows, isSpared } = why.data;
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
      {isSpared && <Note>{favouritesText.whySpared}</Note>}
      <ul className={styles['why']}>
        {matchesFirst(rows).map((row) => (
          <WhyRow key={categoryKey(row.category.name)} photo={photo} row={row} top={top} />
        ))}
      </ul>
      <div className={styles['whyAdd']}>
        <AddAsExample photoIds={[photo.id]} />
      </div>
    </>
  );
}

/** What the photo is tagged for before what it is not, otherwise in the order of the categories. */
function matchesFirst(rows: readonly ExplainedCategory[]): readonly ExplainedCategory[] {
  return rows.toSorted((one, other) => Number(other.matched) - Number(one.matched));
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
  const ofWords = rows.flatMap(verdictsOf).filter(({ name }) => name === 'prompts');
  const highest = ofWords.flatMap(({ score, rival, threshold }) => [score, rival, threshold]);
  return Math.min(1, 1.12 * Math.max(0.25, ...highest));
}

/** Where the prompts are all there is, they are not told apart. */
function verdictsOf({ category, score, prompt, matched, verdicts }: ExplainedCategory): readonly Verdict[] {
  if (verdicts !== undefined) return verdicts;
  const prompts = { name: 'prompts', role: 'enough', threshold: category.similarity } as const;
  return [
    { ...prompts, score, rival: Number.NEGATIVE_INFINITY, holds: matched, winner: prompt, rivalWinner: '' },
  ];
}

interface WhyRowProps {
  readonly photo: Photo;
  readonly row: ExplainedCategory;
  /** The value at the right end of bars for words. */
  readonly top: number;
}

function WhyRow({ photo, row, top }: WhyRowProps) {
  const { category, matched } = row;
  return (
    <li data-matched={matched || undefined}>
      <div className={styles['whyHead']}>
        <span className={styles['whyName']}>
          <bdi>{category.name}</bdi>
          {!category.enabled && <span className={styles['badge']}>{text.whyDisabled}</span>}
        </span>
        <WhyCorrection photoId={photo.id} row={row} />
      </div>
      {verdictsOf(row).map((verdict) => (
        <WhyVerdict key={verdict.name} photoId={photo.id} category={category} verdict={verdict} top={top} />
      ))}
    </li>
  );
}
