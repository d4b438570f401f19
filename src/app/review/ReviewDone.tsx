/** The end of a review: what was corrected, what that says about the categories, and what to do next. */
import { Link } from '@tanstack/react-router';
import { CheckCheck, Undo2 } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { categoryKey, type Category } from '../../core/category.ts';
import { Button, buttonClass } from '../controls/Button.tsx';
import { EmptyState } from '../controls/EmptyState.tsx';
import { ScanButton } from '../scan/ScanButton.tsx';
import { useCorrections, useSuggestion } from '../settings/corrections/useSuggestion.ts';
import { scoredByPrompts } from '../settings/previewLists.ts';
import { useCategoryPreview } from '../settings/useCategoryPreview.ts';
import { useConfig } from '../settings/useConfig.ts';
import { reviewText } from './messages.ts';
import type { ReviewParams } from './reviewAddress.ts';
import styles from './Review.module.css';
import { againSkipped, progressOf, type ReviewSession } from './reviewSession.ts';
import type { Review } from './useReview.ts';
import { useReviewKeys } from './useReviewKeys.ts';

interface ReviewDoneProps {
  readonly params: ReviewParams;
  readonly review: Review;
  readonly session: ReviewSession;
}

const NOTHING = (): void => undefined;

export function ReviewDone({ params, review, session }: ReviewDoneProps) {
  const ref = useRef<HTMLDivElement>(null);
  const { looked, wrong, skipped } = progressOf(session);
  const isEmpty = session.steps.length === 0;
  const undo = (): void => {
    review.undo();
  };
  useReviewKeys({ move: NOTHING, answer: NOTHING, allRight: NOTHING, open: NOTHING, undo });
  // What had the focus is gone.
  useEffect(() => {
    if (!isEmpty) ref.current?.focus();
  }, [isEmpty]);
  const source = params.run === undefined ? (params.show ?? 'new') : 'run';

  return (
    <div ref={ref} tabIndex={-1} className={styles['middle']} data-review-total={looked}>
      <EmptyState
        title={isEmpty ? reviewText.emptyTitle : reviewText.doneTitle}
        icon={<CheckCheck />}
        actions={
          <>
            {!isEmpty && (
              <Button icon={<Undo2 />} onClick={undo}>
                {reviewText.undo}
              </Button>
            )}
            {skipped > 0 && (
              <Button
                onClick={() => {
                  review.change(againSkipped);
                }}
              >
                {reviewText.lookAgain(skipped)}
              </Button>
            )}
            {source === 'ahead' && looked > 0 && <ScanButton />}
            {isEmpty && source !== 'all' && source !== 'ahead' && (
              <Link to="/review" search={{ show: 'all' }} className={buttonClass('quiet')}>
                {reviewText.seeAll}
              </Link>
            )}
            {isEmpty && source === 'all' && (
              <Link to="/review" search={{ show: 'ahead' }} className={buttonClass('quiet')}>
                {reviewText.seeAhead}
              </Link>
            )}
          </>
        }
      >
        {isEmpty ? <p>{reviewText.empty[source]}</p> : <output>{reviewText.doneFacts(looked, wrong)}</output>}
        {skipped > 0 && <p>{reviewText.doneSkipped(skipped)}</p>}
        {source === 'ahead' && looked > 0 && <p>{reviewText.scanAfterwards}</p>}
      </EmptyState>
      {wrong > 0 && <Corrected session={session} />}
    </div>
  );
}

/** By category, how many were corrected, and whether another similarity would have divided them better. */
function Corrected({ session: { items, answers } }: { readonly session: ReviewSession }) {
  const categories = useConfig().data?.document.classification.categories ?? [];
  const counts = new Map<string, number>();
  for (const { photoId, categoryKey: key } of items) {
    if (answers.get(`${String(photoId)} ${key}`) === 'wrong') counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return (
    <section aria-label={reviewText.correctedTitle} className={styles['corrected']}>
      <ul>
        {categories.flatMap((category) => {
          const count = counts.get(categoryKey(category.name)) ?? 0;
          return count === 0
            ? []
            : [<CorrectedCategory key={category.name} category={category} count={count} />];
        })}
      </ul>
    </section>
  );
}

interface CorrectedCategoryProps {
  readonly category: Category;
  readonly count: number;
}

function CorrectedCategory({ category, count }: CorrectedCategoryProps) {
  const key = categoryKey(category.name);
  const corrections = useCorrections(key);
  const { preview } = useCategoryPreview(category);
  const scored = preview === null ? null : scoredByPrompts(preview);
  const suggested = useSuggestion(key, corrections ?? [], scored, category.similarity);
  const suggestion = suggested?.suggestion;
  return (
    <li className={styles['correctedRow']}>
      <div>
        <span>
          <bdi className={styles['category']}>{category.name}</bdi> {reviewText.corrected(count)}
        </span>
        {suggestion?.kind === 'better' && (
          <p className={styles['why']}>{reviewText.suggestion(suggestion.threshold, category.similarity)}</p>
        )}
      </div>
      <Link
        to="/settings/$tab"
        params={{ tab: 'categories' }}
        state={{ editCategory: key }}
        className={buttonClass('quiet')}
      >
        {reviewText.openCategory(category.name)}
      </Link>
    </li>
  );
}
