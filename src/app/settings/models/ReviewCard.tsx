/** After a change of model: each category's similarity and the one that keeps it about as wide, to take over or to leave. */
import { useState } from 'react';
import { reasonOf } from '../../../core/reasonOf.ts';
import { useOfferScan } from '../../scan/useOfferScan.ts';
import { Button } from '../../controls/Button.tsx';
import card from '../Card.module.css';
import { FactList } from '../FactList.tsx';
import { useSaveConfig } from '../useConfig.ts';
import { applySuggestions } from './applySuggestions.ts';
import { modelsText } from './messages.ts';
import styles from './Models.module.css';
import { useModelChoice, useModelControls } from './useModels.ts';

export function ReviewCard() {
  const { choice } = useModelControls();
  const { review } = useModelChoice();
  const save = useSaveConfig();
  const { offerScan } = useOfferScan();
  const [problem, setProblem] = useState<string | null>(null);
  if (review === null) return null;
  const { fromTitle, toTitle, categories } = review;
  const dismiss = (): void => {
    choice.write({ ...choice.read(), review: null });
  };
  const apply = async (): Promise<void> => {
    try {
      const { result } = await save.mutateAsync({
        edit: (document) => applySuggestions(document, categories),
        cause: 'page',
      });
      if (!result.ok) {
        setProblem(modelsText.reviewStale);
        return;
      }
      dismiss();
      offerScan(modelsText.reviewApplied, 're-evaluate');
    } catch (error) {
      setProblem(reasonOf(error));
    }
  };
  return (
    <section className={card['card']} aria-labelledby="review-title">
      <div className={card['head']}>
        <h2 id="review-title" className={card['title']}>
          {modelsText.reviewTitle(fromTitle, toTitle)}
        </h2>
      </div>
      <p className={card['text']}>{modelsText.reviewBody(toTitle)}</p>
      <FactList
        facts={categories.map(({ name, signal, similarity, suggested, matches }) => ({
          label: modelsText.reviewName(name, signal),
          value: modelsText.reviewRow(similarity, suggested, matches),
        }))}
      />
      {problem !== null && (
        <p className={styles['problem']} role="alert">
          {problem}
        </p>
      )}
      <div className={styles['buttons']}>
        <Button
          variant="primary"
          disabled={save.isPending || categories.every(({ suggested }) => suggested === null)}
          onClick={() => void apply()}
        >
          {modelsText.reviewApply}
        </Button>
        <Button onClick={dismiss}>{modelsText.reviewDismiss}</Button>
      </div>
    </section>
  );
}
