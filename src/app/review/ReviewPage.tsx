/**
 * Review: what classification did, or would do, one screenful of photos at a time, each with yes or no. The address says what
 * is reviewed; the session keeps one's place.
 */
import { Link, useNavigate } from '@tanstack/react-router';
import { CircleAlert, Shapes } from 'lucide-react';
import { categoryKey } from '../../core/category.ts';
import { Button, buttonClass } from '../controls/Button.tsx';
import { EmptyState } from '../controls/EmptyState.tsx';
import { Select } from '../controls/Field.tsx';
import { Page } from '../frame/Page.tsx';
import { useConfig } from '../settings/useConfig.ts';
import { reviewText } from './messages.ts';
import { reviewSourceKey, type ReviewParams } from './reviewAddress.ts';
import styles from './Review.module.css';
import { ReviewDone } from './ReviewDone.tsx';
import { ReviewScreen } from './ReviewScreen.tsx';
import { isThrough } from './reviewSession.ts';
import { useReview } from './useReview.ts';

export function ReviewPage({ params }: { readonly params: ReviewParams }) {
  const categories = useConfig().data?.document.classification.categories;
  return (
    <Page title={reviewText.heading} hideAdd>
      <div className={styles['review']}>
        {categories?.length === 0 ? (
          <NoCategories />
        ) : (
          <>
            <Choices params={params} names={categories?.map(({ name }) => name) ?? []} />
            <Body key={reviewSourceKey(params)} params={params} />
          </>
        )}
      </div>
    </Page>
  );
}

function NoCategories() {
  return (
    <div className={styles['middle']}>
      <EmptyState
        title={reviewText.noCategoriesTitle}
        icon={<Shapes />}
        actions={
          <Link to="/settings/$tab" params={{ tab: 'categories' }} className={buttonClass('primary')}>
            {reviewText.setUpCategories}
          </Link>
        }
      >
        <p>{reviewText.noCategories}</p>
      </EmptyState>
    </div>
  );
}

interface ChoicesProps {
  readonly params: ReviewParams;
  readonly names: readonly string[];
}

const ORDERS = [
  { value: 'doubtful', label: reviewText.orders.doubtful },
  { value: 'certain', label: reviewText.orders.certain },
  { value: 'category', label: reviewText.orders.category },
  { value: 'newest', label: reviewText.orders.newest },
] as const;

function Choices({ params: { run, show = 'new', category, order = 'doubtful' }, names }: ChoicesProps) {
  const navigate = useNavigate();
  const go = (search: ReviewParams): void => {
    void navigate({ to: '/review', search, replace: true });
  };
  const shown = run === undefined ? show : 'run';
  const current: ReviewParams = {
    ...(run !== undefined && { run }),
    ...(run === undefined && show !== 'new' && { show }),
    ...(category !== undefined && { category }),
    ...(order !== 'doubtful' && { order }),
  };
  return (
    <div className={styles['choices']}>
      <Select
        label={reviewText.show}
        value={shown}
        options={[
          ...(run === undefined ? [] : [{ value: 'run' as const, label: reviewText.sources.run }]),
          { value: 'new', label: reviewText.sources.new },
          { value: 'all', label: reviewText.sources.all },
          { value: 'ahead', label: reviewText.sources.ahead },
        ]}
        onChange={(chosen) => {
          const { run: _, show: __, ...rest } = current;
          if (chosen === 'run') return;
          go(chosen === 'new' ? rest : { ...rest, show: chosen });
        }}
      />
      <Select
        label={reviewText.category}
        value={category ?? ''}
        options={[
          { value: '', label: reviewText.allCategories },
          ...names.map((name) => ({ value: categoryKey(name), label: name })),
        ]}
        onChange={(chosen) => {
          const { category: _, ...rest } = current;
          go(chosen === '' ? rest : { ...rest, category: chosen });
        }}
      />
      <Select
        label={reviewText.order}
        value={order}
        options={ORDERS}
        onChange={(chosen) => {
          const { order: _, ...rest } = current;
          go(chosen === 'doubtful' ? rest : { ...rest, order: chosen });
        }}
      />
    </div>
  );
}

function Body({ params }: { readonly params: ReviewParams }) {
  const review = useReview(params);
  const { session, failure } = review;
  if (failure !== null) {
    return (
      <div role="alert" className={styles['middle']}>
        <EmptyState
          title={reviewText.failedTitle}
          icon={<CircleAlert />}
          actions={<Button onClick={review.readAgain}>{reviewText.tryAgain}</Button>}
        >
          <p>{failure}</p>
        </EmptyState>
      </div>
    );
  }
  if (session === null) return <Skeleton />;
  if (isThrough(session)) return <ReviewDone params={params} review={review} session={session} />;
  return <ReviewScreen review={review} session={session} />;
}

const TILES = Array.from({ length: 12 }, (_, index) => index);

function Skeleton() {
  return (
    <div className={styles['skeleton']} aria-busy="true">
      <output className={styles['hidden']}>{reviewText.loading}</output>
      {TILES.map((index) => (
        <span key={index} />
      ))}
    </div>
  );
}
