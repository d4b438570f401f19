/** What the category being written would match: how many, and the photos around the cut, best first. */
import { memo } from 'react';
import type { PhotoId } from '../../core/photo.ts';
import type { PromptPreview } from '../../pipeline/previewPrompts.ts';
import { useImageUrl, usePictures } from '../pictures/useImageUrl.ts';
import { settingsText } from './messages.ts';
import { countMatches, neighboursOfCut } from './scoreDistribution.ts';
import { useSettled } from './useSettled.ts';
import type { PromptPreviewState } from './usePromptPreview.ts';
import styles from './MatchPreview.module.css';

/** Photos shown: the best, and those on each side of the cut. In rows of four. */
const SHOWN = { best: 4, around: 8 };

/** Short enough to seem to follow a slow hand. */
const PHOTOS_PAUSE_MS = 100;

interface MatchPreviewProps extends PromptPreviewState {
  readonly threshold: number;
  readonly hasPrompts: boolean;
}

export function MatchPreview({ preview, error, threshold, hasPrompts }: MatchPreviewProps) {
  return (
    <section aria-label={settingsText.preview} className={styles['preview']}>
      {preview === null || !hasPrompts ? (
        <p className={styles['note']}>
          {error !== null && hasPrompts
            ? settingsText.promptCheckFailed(error)
            : settingsText.previewNeedsPrompts}
        </p>
      ) : (
        <Matches preview={preview} threshold={threshold} />
      )}
    </section>
  );
}

function Matches({ preview, threshold }: { readonly preview: PromptPreview; readonly threshold: number }) {
  const total = preview.scores.length;
  const matches = countMatches(preview.scores, threshold);
  // The count follows the slider at once. Photos are read and decoded, and gone again before they could be seen while the
  // slider is on its way: they come when it slows down.
  const shownMatches = useSettled(matches, PHOTOS_PAUSE_MS);
  if (total === 0) return <p className={styles['note']}>{settingsText.previewNoPhotos}</p>;
  return (
    <>
      <output className={styles['headline']}>{settingsText.previewMatches(matches, total)}</output>
      <Strips preview={preview} matches={Math.min(shownMatches, total)} />
    </>
  );
}

interface StripsProps {
  readonly preview: PromptPreview;
  readonly matches: number;
}

const Strips = memo(function Strips({ preview, matches }: StripsProps) {
  const { best, above, below } = neighboursOfCut(preview.scores.length, matches, SHOWN);
  return (
    <>
      <Strip title={settingsText.previewBest} preview={preview} start={best[0]} end={best[1]} />
      <Strip
        title={best[0] === best[1] ? settingsText.previewAll : settingsText.previewAbove}
        preview={preview}
        start={above[0]}
        end={above[1]}
      />
      <Strip title={settingsText.previewBelow} preview={preview} start={below[0]} end={below[1]} isMiss />
    </>
  );
});

interface StripProps {
  readonly title: string;
  readonly preview: PromptPreview;
  /** Where it begins and ends (exclusive) in the list of scores. */
  readonly start: number;
  readonly end: number;
  readonly isMiss?: boolean;
}

const Strip = memo(function Strip({ title, preview, start, end, isMiss = false }: StripProps) {
  if (start === end) return null;
  return (
    <div>
      <h3 className={styles['title']}>{title}</h3>
      <ul className={styles['strip']} data-miss={isMiss || undefined}>
        {Array.from(preview.photoIds.subarray(start, end), (id, index) => (
          <PreviewPhoto key={id} id={id} score={preview.scores[start + index] ?? 0} />
        ))}
      </ul>
    </div>
  );
});

interface PreviewPhotoProps {
  readonly id: PhotoId;
  readonly score: number;
}

const PreviewPhoto = memo(function PreviewPhoto({ id, score }: PreviewPhotoProps) {
  const url = useImageUrl(usePictures().thumbnails, id);
  return (
    <li className={styles['photo']}>
      <div className={styles['picture']}>{url !== null && <img src={url} alt="" decoding="async" />}</div>
      <span className={styles['score']}>{score.toFixed(2)}</span>
    </li>
  );
});
