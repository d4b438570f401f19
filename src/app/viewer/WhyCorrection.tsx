/** A person's word about one category and this photo: never, always, or left to classification again. */
import { categoryKey } from '../../core/category.ts';
import type { PhotoId } from '../../core/photo.ts';
import type { ExplainedCategory } from '../../pipeline/explainPhoto.ts';
import { Button } from '../controls/Button.tsx';
import { text } from '../messages.ts';
import { usePhotoLinks } from '../queries.ts';
import { correctionText } from './messages.ts';
import { useCorrect, usePhotoCorrections } from './useCorrections.ts';
import styles from './WhyCorrection.module.css';

interface WhyCorrectionProps {
  readonly photoId: PhotoId;
  readonly row: Pick<ExplainedCategory, 'category' | 'matched'>;
}

export function WhyCorrection({ photoId, row: { category, matched } }: WhyCorrectionProps) {
  const links = usePhotoLinks(photoId).data;
  const corrections = usePhotoCorrections(photoId);
  const { putOn, takeOff } = useCorrect();
  if (links === undefined || corrections === undefined) return null;
  const { name } = category;
  const key = categoryKey(name);
  const link = links.find(({ tag }) => tag.categoryKey === key);
  const correction = corrections.find((other) => other.categoryKey === key && other.kind !== 'archive');

  // The way back stands with the sentence about it, above.
  if (correction !== undefined) {
    const said = correction.kind === 'tag' ? text.whyVetoed : correctionText.youPutThisOn;
    return <span className={styles['state']}>{said}</span>;
  }
  return (
    <span className={styles['buttons']}>
      {link === undefined && matched && category.enabled && (
        <span className={styles['state']}>{text.whyNotYet}</span>
      )}
      {link !== undefined && (
        <Button
          className={styles['button']}
          aria-label={text.notThisOf(name)}
          onClick={() => {
            takeOff(photoId, link.tag);
          }}
        >
          {text.notThis}
        </Button>
      )}
      <Button
        variant={link === undefined ? 'bare' : 'quiet'}
        className={styles['button']}
        aria-label={correctionText.alwaysThisOf(name)}
        onClick={() => {
          putOn(photoId, name);
        }}
      >
        {correctionText.alwaysThis}
      </Button>
    </span>
  );
}
