/** A screenful of photos to say yes or no to, how far one is, and what can be said of all the rest at once. */
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { CheckCheck, Undo2 } from 'lucide-react';
import { useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react';
import { autoTagPath } from '../../core/category.ts';
import type { ReviewItem } from '../../pipeline/reviewQueue.ts';
import { Button } from '../controls/Button.tsx';
import { ProgressBar } from '../controls/ProgressBar.tsx';
import { useDeps } from '../depsContext.ts';
import { usePictures } from '../pictures/useImageUrl.ts';
import { useSingleKeys } from '../shortcuts/singleKeys.ts';
import { reviewText } from './messages.ts';
import styles from './Review.module.css';
import {
  openOnScreen,
  progressOf,
  reviewKey,
  screenfulOf,
  withActive,
  withMove,
  withSize,
  type ReviewSession,
  type ReviewStep,
} from './reviewSession.ts';
import { ReviewTile } from './ReviewTile.tsx';
import { fitScreenful, type Screenful } from './screenful.ts';
import type { Review } from './useReview.ts';
import { useReviewKeys } from './useReviewKeys.ts';

interface ReviewScreenProps {
  readonly review: Review;
  readonly session: ReviewSession;
}

export function ReviewScreen({ review, session }: ReviewScreenProps) {
  const { change, answer } = review;
  const navigate = useNavigate();
  const roomRef = useRef<HTMLUListElement>(null);
  const fit = useScreenful(roomRef);
  const [said, setSaid] = useState('');
  const shown = screenfulOf(session);
  const active = session.items[session.active];
  const open = openOnScreen(session);
  const names = useFileNames(shown);
  const { looked, total } = progressOf(session);

  const { size } = fit ?? session;
  useEffect(() => {
    change((before) => withSize(before, size));
  }, [change, size]);
  useFocusOn(roomRef, active);
  useExpected(session);

  const say = (items: readonly ReviewItem[], what: ReviewStep['answer']): void => {
    if (items.length === 0) return;
    answer(items, what);
    const after = looked + (what === 'skipped' ? 0 : items.length);
    setSaid(reviewText.said(reviewText.answers[what], Math.min(after, total), total));
  };
  const undo = (): void => {
    if (review.undo()) setSaid(reviewText.undone);
  };
  useReviewKeys({
    move: (move) => {
      change((before) => withMove(before, move, fit?.columns ?? 1));
    },
    answer: (what) => {
      if (active !== undefined) say([active], what);
    },
    allRight: () => {
      say(open, 'right');
    },
    undo,
    open: () => {
      if (active === undefined) return;
      void navigate({
        to: '/photos/$photoId',
        params: { photoId: String(active.photoId) },
        state:
          active.tagId === null
            ? {}
            : { listSource: { kind: 'tag', path: autoTagPath(active.categoryName) } },
      });
    },
  });

  return (
    <>
      <ul
        ref={roomRef}
        aria-label={reviewText.list(total)}
        data-review-total={total}
        className={styles['tiles']}
        style={{
          gridTemplateColumns: `repeat(${String(fit?.columns ?? 2)}, minmax(0, 1fr))`,
          ...(fit !== null && { ['--picture-height' as string]: `${String(fit.pictureHeight)}px` }),
        }}
      >
        {fit !== null &&
          shown.map((item) => (
            <ReviewTile
              key={reviewKey(item)}
              item={item}
              fileName={names?.get(item.photoId) ?? ''}
              answer={session.answers.get(reviewKey(item))}
              isActive={item === active}
              onAnswer={(what) => {
                say([item], what);
              }}
              onFocus={() => {
                change((before) => withActive(before, item));
              }}
            />
          ))}
      </ul>
      <div className={styles['foot']}>
        <div className={styles['progress']}>
          <ProgressBar label={reviewText.heading} value={total === 0 ? 1 : looked / total} />
          <span>{reviewText.progress(looked, total)}</span>
        </div>
        <Keys />
        <output className={styles['hidden']}>{said}</output>
        <div className={styles['footButtons']}>
          <Button icon={<Undo2 />} disabled={session.steps.length === 0} onClick={undo}>
            {reviewText.undo}
          </Button>
          <Button
            variant="primary"
            icon={<CheckCheck />}
            onClick={() => {
              say(open, 'right');
            }}
          >
            {open.length === shown.length ? reviewText.allRight : reviewText.restRight(open.length)}
          </Button>
        </div>
      </div>
    </>
  );
}

function Keys() {
  const isOn = useSingleKeys((view) => view.isOn);
  return (
    <>
      <dl hidden={!isOn} aria-label={reviewText.keysLabel} className={styles['keys']}>
        {reviewText.keys.map(({ keys, does }) => (
          <div key={does}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <p className={styles['swipeHint']}>{reviewText.swipeHint}</p>
    </>
  );
}

/** Null until the room was measured. */
function useScreenful(ref: RefObject<HTMLElement | null>): Screenful | null {
  const [fit, setFit] = useState<Screenful | null>(null);
  useLayoutEffect(() => {
    const element = ref.current;
    if (element === null) return undefined;
    const measure = (): void => {
      const { clientWidth, clientHeight } = element;
      const { paddingLeft, paddingRight, paddingTop, paddingBottom } = getComputedStyle(element);
      const width = clientWidth - Number.parseFloat(paddingLeft) - Number.parseFloat(paddingRight);
      const height = clientHeight - Number.parseFloat(paddingTop) - Number.parseFloat(paddingBottom);
      const pointer = matchMedia('(pointer: coarse)').matches ? 'coarse' : 'fine';
      const found = fitScreenful(width, height, pointer);
      setFit((before) =>
        before?.columns === found.columns &&
        before.size === found.size &&
        before.pictureHeight === found.pictureHeight
          ? before
          : found,
      );
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => {
      observer.disconnect();
    };
  }, [ref]);
  return fit;
}

/** The photo one is at has the keyboard's focus, unless somebody is elsewhere on the page. */
function useFocusOn(ref: RefObject<HTMLElement | null>, active: ReviewItem | undefined): void {
  const key = active === undefined ? null : reviewKey(active);
  useEffect(() => {
    const room = ref.current;
    if (key === null || room === null) return;
    const { activeElement } = document;
    const isFree = activeElement === null || activeElement === document.body || activeElement.id === 'main';
    const tile = room.querySelector(`[data-review-key="${CSS.escape(key)}"]`);
    if (tile === null || tile.contains(activeElement)) return;
    if (isFree || room.contains(activeElement)) tile.querySelector('a')?.focus();
  });
}

function useFileNames(items: readonly ReviewItem[]): ReadonlyMap<number, string> | undefined {
  const { library } = useDeps();
  const ids = [...new Set(items.map(({ photoId }) => photoId))];
  return useQuery({
    queryKey: ['reviewNames', ids],
    queryFn: async () => {
      const facts = await library.photos.readFacts(ids);
      return new Map([...facts].map(([id, { fileName }]) => [id, fileName]));
    },
    gcTime: 0,
    structuralSharing: false,
  }).data;
}

/** The next screenful is there before it is asked for. */
function useExpected({ items, start, size }: ReviewSession): void {
  const { thumbnails } = usePictures();
  useEffect(() => {
    thumbnails.expect(items.slice(start + size, start + 2 * size).map(({ photoId }) => photoId));
  }, [thumbnails, items, start, size]);
}
