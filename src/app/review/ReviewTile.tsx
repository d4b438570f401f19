/** One photo to say yes or no to: the picture, the category, its score and what won, and two buttons. A finger swipes. */
import { Link } from '@tanstack/react-router';
import { Archive, Check, SkipForward, X } from 'lucide-react';
import { useRef, type PointerEvent } from 'react';
import { autoTagPath } from '../../core/category.ts';
import type { ReviewItem } from '../../pipeline/reviewQueue.ts';
import { Button } from '../controls/Button.tsx';
import { useImageUrl, usePictures } from '../pictures/useImageUrl.ts';
import { reviewText } from './messages.ts';
import styles from './Review.module.css';
import { reviewKey, type Answer } from './reviewSession.ts';

/** A finger that went this far sideways has said it. */
const SWIPE_PX = 64;

interface ReviewTileProps {
  readonly item: ReviewItem;
  /** Empty until it is read. */
  readonly fileName: string;
  readonly answer: Answer | undefined;
  /** The one that keys act on, and the Tab key comes to. */
  readonly isActive: boolean;
  readonly onAnswer: (answer: 'right' | 'wrong') => void;
  readonly onFocus: () => void;
}

const ICONS = { right: <Check />, wrong: <X />, skipped: <SkipForward />, gone: <X /> };

export function ReviewTile({ item, fileName, answer, isActive, onAnswer, onFocus }: ReviewTileProps) {
  const { photoId, categoryName, score, threshold, prompt, signal, archives, tagId } = item;
  const url = useImageUrl(usePictures().thumbnails, photoId);
  const swipe = useSwipe(onAnswer);
  const tabIndex = isActive ? 0 : -1;
  return (
    // A finger may swipe; everything it can say the buttons say too.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <li
      className={styles['tile']}
      data-active={isActive || undefined}
      data-answer={answer}
      data-review-key={reviewKey(item)}
      onFocus={onFocus}
      {...swipe}
    >
      <Link
        to="/photos/$photoId"
        params={{ photoId: String(photoId) }}
        state={tagId === null ? {} : { listSource: { kind: 'tag', path: autoTagPath(categoryName) } }}
        aria-label={reviewText.itemName(fileName, categoryName, score, threshold)}
        title={fileName}
        tabIndex={tabIndex}
        draggable={false}
        className={styles['picture']}
      >
        {url !== null && <img src={url} alt="" draggable={false} />}
        {answer !== undefined && (
          <span className={styles['answer']}>
            {ICONS[answer]}
            {answer === 'wrong' && tagId === null ? reviewText.keptOff : reviewText.answers[answer]}
          </span>
        )}
      </Link>
      <div className={styles['words']}>
        <div className={styles['line']}>
          <bdi className={styles['category']}>{categoryName}</bdi>
          {archives && (
            <span
              className={styles['archived']}
              title={tagId === null ? reviewText.wouldArchive : reviewText.archived}
            >
              <Archive aria-hidden="true" />
              <span className={styles['hidden']}>
                {tagId === null ? reviewText.wouldArchive : reviewText.archived}
              </span>
            </span>
          )}
          {signal !== 'metadata' && (
            <span className={styles['score']} title={reviewText.scoreTitle(score, threshold)}>
              {reviewText.score(score)}
            </span>
          )}
        </div>
        <p className={styles['why']}>
          {signal === 'prompts' && prompt !== '' ? <q>{prompt}</q> : null}
          {signal === 'examples' && reviewText.byExamples}
          {signal === 'metadata' && reviewText.byMetadata}
        </p>
      </div>
      <div className={styles['buttons']}>
        <Button
          icon={<X />}
          tabIndex={tabIndex}
          aria-label={reviewText.wrongOf(fileName, categoryName)}
          aria-pressed={answer === 'wrong'}
          onClick={() => {
            onAnswer('wrong');
          }}
        >
          {reviewText.wrong}
        </Button>
        <Button
          icon={<Check />}
          tabIndex={tabIndex}
          aria-label={reviewText.rightOf(fileName, categoryName)}
          aria-pressed={answer === 'right'}
          onClick={() => {
            onAnswer('right');
          }}
        >
          {reviewText.right}
        </Button>
      </div>
    </li>
  );
}

function useSwipe(onAnswer: (answer: 'right' | 'wrong') => void) {
  const start = useRef<{ readonly x: number; readonly y: number; readonly element: HTMLElement } | null>(
    null,
  );
  const end = (): void => {
    start.current?.element.style.removeProperty('--swipe');
    start.current = null;
  };
  return {
    onPointerDown: ({ pointerType, clientX, clientY, currentTarget }: PointerEvent<HTMLElement>) => {
      if (pointerType === 'touch') start.current = { x: clientX, y: clientY, element: currentTarget };
    },
    onPointerMove: ({ clientX }: PointerEvent) => {
      const { current } = start;
      current?.element.style.setProperty('--swipe', `${String(clientX - current.x)}px`);
    },
    onPointerUp: ({ clientX, clientY }: PointerEvent) => {
      const { current } = start;
      end();
      if (current === null) return;
      const across = clientX - current.x;
      if (Math.abs(across) < SWIPE_PX || Math.abs(across) < 2 * Math.abs(clientY - current.y)) return;
      onAnswer(across > 0 ? 'right' : 'wrong');
    },
    onPointerCancel: end,
  };
}
