/** What the category being written would match: how many, and the photos around the cut, best first. */
import type { PhotoId } from '../../core/photo.ts';
import type { PromptPreview } from '../../pipeline/previewPrompts.ts';

import { useImageUrl, usePictures } from '../pictures/useImageUrl.ts';
import { settingsText } from './messages.ts';
import { countMatches, neighboursOfCut } from './scoreDistribution.ts';
import type { PromptPreviewState } from './usePromptPreview.ts';
import styles from './MatchPreview.module.css';

/** Photos shown: the best, and those on each side of the cut. In rows of four. */
const SHOWN = { best: 4, around: 8 };

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
  if (total === 0) return <p className={styles['note']}>{settingsText.previewNoPhotos}</p>;
  const matches = countMatches(preview.scores, threshold);
  const { best, above, below } = neighboursOfCut(total, matches, SHOWN);
  return (
    <>
      <output className={styles['headline']}>{settingsText.previewMatches(matches, total)}</output>
      <Strip title={settingsText.previewBest} preview={preview} range={best} />
      <Strip
        title={best[0] === best[1] ? settingsText.previewAll : settingsText.previewAbove}
        preview={preview}
        range={above}
      />
      <Strip title={settingsText.previewBelow} preview={preview} range={below} isMiss />
    </>
  );
}

interface StripProps {
  readonly title: string;
  readonly preview: PromptPreview;
  /** Start and end (exclusive) in the list of scores. */
  readonly range: readonly [number, number];
  readonly isMiss?: boolean;
}

function Strip({ title, preview, range: [start, end], isMiss = false }: StripProps) {
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
}

function PreviewPhoto({ id, score }: { readonly id: PhotoId; readonly score: number }) {
  const url = useImageUrl(usePictures().thumbnails, id);
  return (
    <li className={styles['photo']}>
      <div className={styles['picture']}>{url !== null && <img src={url} alt="" decoding="async" />}</div>
      <span className={styles['score']}>{score.toFixed(2)}</span>
    </li>
  );
}
