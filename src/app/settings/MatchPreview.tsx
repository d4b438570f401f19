/** What the category being written would match: how many, and the photos around the cut, best first, with what won each. */
import { formatDecimal } from '../../messages/format.ts';
import { memo, useMemo } from 'react';
import type { PhotoId } from '../../core/photo.ts';
import { useImageUrl, usePictures } from '../pictures/useImageUrl.ts';
import { settingsText } from './messages.ts';
import { captionOf } from './previewCaption.ts';
import { countAllMatches, mainListOf, sideListsOf, type MainList, type Thresholds } from './previewLists.ts';
import { rulesText } from './rules/messages.ts';
import { countMatches, neighboursOfCut } from './scoreDistribution.ts';
import type { CategoryPreviewState } from './useCategoryPreview.ts';
import { useSettled } from './useSettled.ts';
import styles from './MatchPreview.module.css';

/** Photos shown: the best, and those on each side of the cut. In rows of four. */
const SHOWN = { best: 4, around: 8 };
/** Of those that something else adds or holds back. */
const SHOWN_BESIDE = 4;

/** Short enough to seem to follow a slow hand. */
const PHOTOS_PAUSE_MS = 100;

type Preview = NonNullable<CategoryPreviewState['preview']>;

interface MatchPreviewProps extends CategoryPreviewState {
  /** As the sliders have them. */
  readonly thresholds: Thresholds;
  /** False while the category has nothing to go by. */
  readonly hasRules: boolean;
}

export function MatchPreview({ preview, error, thresholds, hasRules }: MatchPreviewProps) {
  return (
    <section aria-label={settingsText.preview} className={styles['preview']}>
      {preview === null || !hasRules ? (
        <p className={styles['note']}>{noteOf(error, hasRules)}</p>
      ) : (
        <Matches preview={preview} thresholds={thresholds} />
      )}
    </section>
  );
}

function noteOf(error: string | null, hasRules: boolean): string {
  if (!hasRules) return settingsText.previewNeedsPrompts;
  return error === null ? settingsText.previewLoading : settingsText.promptCheckFailed(error);
}

function Matches({ preview, thresholds }: { readonly preview: Preview; readonly thresholds: Thresholds }) {
  const total = preview.photoIds.length;
  const { prompts = 1, examples = 1 } = thresholds;
  // The numbers are what it depends on, not the object they come in.
  const cuts = useMemo(() => ({ prompts, examples, metadata: 1 }), [prompts, examples]);
  const main = useMemo(() => mainListOf(preview), [preview]);
  const matches = countAllMatches(preview, main, cuts);
  // The count follows the slider at once. Photos are read and decoded, and gone again before they could be seen while the
  // slider is on its way: they come when it slows down.
  const shownCuts = useSettled(cuts, PHOTOS_PAUSE_MS);
  if (total === 0) return <p className={styles['note']}>{settingsText.previewNoPhotos}</p>;
  return (
    <>
      <output className={styles['headline']}>{settingsText.previewMatches(matches, total)}</output>
      <Strips preview={preview} main={main} cuts={shownCuts} />
    </>
  );
}

interface StripsProps {
  readonly preview: Preview;
  readonly main: MainList;
  readonly cuts: Thresholds;
}

const Strips = memo(function Strips({ preview, main, cuts }: StripsProps) {
  const name = preview.signals[main.signal]?.name ?? '';
  const matches = countMatches(main.scores, cuts[name] ?? 1);
  const { best, above, below } = neighboursOfCut(main.places.length, matches, SHOWN);
  const sliceOf = ([start, end]: readonly [number, number]): number[] => [
    ...main.places.subarray(start, end),
  ];
  return (
    <>
      <Strip title={settingsText.previewBest} preview={preview} signal={main.signal} places={sliceOf(best)} />
      <Strip
        title={best[0] === best[1] ? settingsText.previewAll : settingsText.previewAbove}
        preview={preview}
        signal={main.signal}
        places={sliceOf(above)}
      />
      <SideStrips preview={preview} cuts={cuts} main={main} kind="added" />
      <Strip
        title={settingsText.previewBelow}
        preview={preview}
        signal={main.signal}
        places={sliceOf(below)}
        isMiss
      />
      <SideStrips preview={preview} cuts={cuts} main={main} kind="held-back" />
    </>
  );
});

interface SideStripsProps extends StripsProps {
  readonly kind: 'added' | 'held-back';
}

function SideStrips({ preview, cuts, main, kind }: SideStripsProps) {
  return sideListsOf(preview, cuts, SHOWN_BESIDE)
    .filter((list) => list.kind === kind)
    .map((list) => (
      <Strip
        key={list.signal}
        title={
          kind === 'added'
            ? rulesText.addedBy(list.signal, list.count)
            : rulesText.heldBackBy(list.signal, list.count)
        }
        preview={preview}
        signal={
          kind === 'added' ? preview.signals.findIndex(({ name }) => name === list.signal) : main.signal
        }
        heldBackBy={kind === 'added' ? null : list.signal}
        places={list.places}
        isMiss={kind === 'held-back'}
      />
    ));
}

interface StripProps {
  readonly title: string;
  readonly preview: Preview;
  /** Whose score is shown. */
  readonly signal: number;
  /** Places among the preview's columns. */
  readonly places: readonly number[];
  readonly isMiss?: boolean;
  /** The signal that speaks against these photos. */
  readonly heldBackBy?: string | null;
}

function Strip({ title, preview, signal, places, isMiss = false, heldBackBy = null }: StripProps) {
  if (places.length === 0) return null;
  return (
    <div>
      <h3 className={styles['title']}>{title}</h3>
      <ul className={styles['strip']} data-miss={isMiss || undefined}>
        {places.map((place) => (
          <PreviewPhoto
            key={place}
            id={preview.photoIds[place] ?? 0}
            score={preview.signals[signal]?.scores[place] ?? 0}
            caption={captionOf(preview, place, signal, heldBackBy)}
          />
        ))}
      </ul>
    </div>
  );
}

interface PreviewPhotoProps {
  readonly id: PhotoId;
  readonly score: number;
  /** What won, or what speaks against it. */
  readonly caption: string;
}

const PreviewPhoto = memo(function PreviewPhoto({ id, score, caption }: PreviewPhotoProps) {
  const url = useImageUrl(usePictures().thumbnails, id);
  return (
    <li>
      <div className={styles['picture']}>{url !== null && <img src={url} alt="" decoding="async" />}</div>
      <span className={styles['score']}>{formatDecimal(score)}</span>
      <span className={styles['caption']} title={caption}>
        {caption}
      </span>
    </li>
  );
});
