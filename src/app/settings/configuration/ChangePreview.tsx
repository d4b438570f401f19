/** What putting another configuration in force changes, and what that takes back at once, before anything is saved. */
import { useQuery } from '@tanstack/react-query';
import { planCleanUp } from '../../../core/config/cleanUp.ts';
import type { ConfigDocument } from '../../../core/config/document.ts';
import { useDeps } from '../../depsContext.ts';
import { DiffList } from './DiffList.tsx';
import { configurationText } from './messages.ts';
import styles from './Configuration.module.css';

/** What saving `after` in place of `before` would take back; undefined while it is being counted. */
export function useConsequences(before: ConfigDocument, after: ConfigDocument) {
  const { library } = useDeps();
  const plan = planCleanUp(before.classification, after.classification);
  const { data } = useQuery({
    queryKey: ['consequences', plan, after.classification],
    queryFn: () => library.config.readConsequences(plan, after),
    meta: { collections: ['links', 'photos', 'vetoes'] },
    gcTime: 0,
  });
  return { plan, counts: data };
}

interface ChangePreviewProps {
  readonly before: ConfigDocument;
  readonly after: ConfigDocument;
}

export function ChangePreview({ before, after }: ChangePreviewProps) {
  const { plan, counts } = useConsequences(before, after);
  return (
    <div className={styles['preview']}>
      <section aria-label={configurationText.changesTitle}>
        <h3 className={styles['subtitle']}>{configurationText.changesTitle}</h3>
        <DiffList before={before} after={after} />
      </section>
      <section aria-label={configurationText.consequencesTitle} aria-busy={counts === undefined}>
        <h3 className={styles['subtitle']}>{configurationText.consequencesTitle}</h3>
        {plan.length === 0 && <p className={styles['text']}>{configurationText.noConsequences}</p>}
        {plan.length > 0 && (
          <p className={styles['text']}>
            {plan.map((cleanUp) => (
              <span key={cleanUp.categoryKey}>
                <bdi>{configurationText.reason(cleanUp)}</bdi>{' '}
              </span>
            ))}
            {counts === undefined ? configurationText.counting : configurationText.consequences(counts)}{' '}
            {plan.some(({ reason }) => reason === 'similarity-raised') && configurationText.rescanHint}
          </p>
        )}
      </section>
    </div>
  );
}

interface StaleChangeProps {
  /** What the person had been looking at. */
  readonly before: ConfigDocument;
  /** What somebody saved meanwhile. */
  readonly current: ConfigDocument;
}

/** Said above a preview whose save was refused; the preview itself goes by the newer configuration then. */
export function StaleChange({ before, current }: StaleChangeProps) {
  return (
    <div role="alert" className={styles['stale']}>
      <h3 className={styles['subtitle']}>{configurationText.staleTitle}</h3>
      <p className={styles['text']}>{configurationText.staleText}</p>
      <DiffList before={before} after={current} />
    </div>
  );
}
