/** The example photos of a category: those it is like and those it is not, each with the way to take it out. */
import { formatDecimal } from '../../../messages/format.ts';
import { ImageOff, X } from 'lucide-react';
import { IconButton } from '../../controls/Button.tsx';
import { Slider } from '../../controls/Slider.tsx';
import { useImageUrl, usePictures } from '../../pictures/useImageUrl.ts';
import type { CategoryDraft } from '../categoryDraft.ts';
import { ScoreHistogram } from '../ScoreHistogram.tsx';
import { rulesText } from './messages.ts';
import { useExamples, type ExamplePhoto } from './useExamples.ts';
import styles from './MoreRules.module.css';

type ExampleDraft = Pick<CategoryDraft, 'like' | 'unlike' | 'exampleSimilarity'>;

interface ExamplePhotosProps {
  readonly draft: ExampleDraft;
  /** How alike every photo is to the examples; null until that is known. */
  readonly scores: Float32Array | null;
  /** Examples that count for nothing here. */
  readonly missing: number;
  readonly onChange: (change: Partial<ExampleDraft>) => void;
}

export function ExamplePhotos({ draft, scores, missing, onChange }: ExamplePhotosProps) {
  const { like, unlike, exampleSimilarity } = draft;
  const photos = useExamples([...like, ...unlike]);
  const hasSome = like.length + unlike.length > 0;
  return (
    <fieldset className={styles['group']}>
      <legend className={styles['legend']}>{rulesText.examples}</legend>
      <p className={styles['hint']}>{rulesText.examplesHint}</p>
      {(['like', 'unlike'] as const).map((kind) => (
        <div key={kind}>
          <p className={styles['subtitle']}>{rulesText[kind]}</p>
          {draft[kind].length === 0 ? (
            <p className={styles['hint']}>{rulesText.noExamples}</p>
          ) : (
            <ul aria-label={rulesText[kind]} className={styles['examples']}>
              {draft[kind].map((sha256) => (
                <Example
                  key={sha256}
                  photo={photos?.get(sha256)}
                  onRemove={() => {
                    onChange({ [kind]: draft[kind].filter((other) => other !== sha256) });
                  }}
                />
              ))}
            </ul>
          )}
        </div>
      ))}
      {missing > 0 && <p className={styles['hint']}>{rulesText.missingExamples(missing)}</p>}
      {hasSome && (
        <Slider
          label={rulesText.exampleSimilarity}
          min={0}
          max={1}
          step={0.01}
          value={exampleSimilarity}
          valueText={formatDecimal(exampleSimilarity)}
          readout={<b>{formatDecimal(exampleSimilarity)}</b>}
          hint={rulesText.exampleSimilarityHint}
          onChange={(value) => {
            onChange({ exampleSimilarity: value });
          }}
        >
          {scores !== null && <ScoreHistogram scores={scores} threshold={exampleSimilarity} />}
        </Slider>
      )}
    </fieldset>
  );
}

interface ExampleProps {
  readonly photo: ExamplePhoto | undefined;
  readonly onRemove: () => void;
}

function Example({ photo, onRemove }: ExampleProps) {
  const name = photo?.fileName ?? rulesText.missingExample;
  return (
    <li className={styles['example']} title={name}>
      {photo === undefined ? <ImageOff aria-label={name} /> : <Thumbnail photo={photo} />}
      <IconButton
        label={rulesText.removeExample(name)}
        icon={<X />}
        className={styles['removeExample']}
        onClick={onRemove}
      />
    </li>
  );
}

function Thumbnail({ photo: { id, fileName } }: { readonly photo: ExamplePhoto }) {
  const url = useImageUrl(usePictures().thumbnails, id);
  return url === null ? null : <img src={url} alt={fileName} decoding="async" />;
}
