/** What the person said about this photo, in sentences, each with the way back. */
import { Button } from '../controls/Button.tsx';
import styles from './CorrectionList.module.css';
import { correctionText } from './messages.ts';
import { useCorrect, usePhotoCorrections, type NamedCorrection } from './useCorrections.ts';

interface CorrectionWords {
  readonly sentence: (name: string) => string;
  readonly button: string;
  readonly buttonName: (name: string) => string;
}

const WORDS: Readonly<Record<NamedCorrection['kind'], CorrectionWords>> = {
  tag: {
    sentence: correctionText.tookOff,
    button: correctionText.allowAgain,
    buttonName: correctionText.allowTagOf,
  },
  archive: {
    sentence: correctionText.broughtBack,
    button: correctionText.allowAgain,
    buttonName: correctionText.allowArchiveOf,
  },
  always: {
    sentence: correctionText.putOn,
    button: correctionText.leaveToWinnow,
    buttonName: correctionText.leaveToWinnowOf,
  },
};

/** Nothing where nothing was corrected. */
export function CorrectionList({ photoId }: { readonly photoId: number }) {
  const corrections = usePhotoCorrections(photoId);
  const { withdraw } = useCorrect();
  if (corrections === undefined || corrections.length === 0) return null;
  return (
    <ul aria-label={correctionText.listLabel} className={styles['list']}>
      {corrections.map((correction) => {
        const { kind, name, categoryKey } = correction;
        const { sentence, button, buttonName } = WORDS[kind];
        return (
          <li key={`${kind} ${categoryKey}`} className={styles['row']}>
            <span className={styles['sentence']}>{sentence(name)}</span>
            <Button
              variant="bare"
              className={styles['button']}
              aria-label={buttonName(name)}
              onClick={() => {
                withdraw(correction);
              }}
            >
              {button}
            </Button>
          </li>
        );
      })}
    </ul>
  );
}
