/** A quiet line above the first photos while there are no categories: what Winnow could do with them. */
import { Link } from '@tanstack/react-router';
import { Shapes } from 'lucide-react';
import { Button, buttonClass } from '../controls/Button.tsx';
import { text } from '../messages.ts';
import { useCategoryCount } from '../queries.ts';
import { useView } from '../viewStore.ts';
import styles from './StarterHint.module.css';

export function StarterHint() {
  const count = useCategoryCount();
  const isHidden = useView((view) => view.isStarterHintHidden);
  const hide = useView((view) => view.hideStarterHint);
  if (count !== 0 || isHidden) return null;
  return (
    <aside className={styles['hint']} aria-label={text.starterHintTitle}>
      <span className={styles['icon']} aria-hidden="true">
        <Shapes />
      </span>
      <p className={styles['words']}>
        <strong>{text.starterHintTitle}.</strong> {text.starterHint}
      </p>
      <div className={styles['buttons']}>
        <Button variant="bare" onClick={hide}>
          {text.starterHintLater}
        </Button>
        <Link to="/settings/$tab" params={{ tab: 'categories' }} className={buttonClass('quiet')}>
          {text.starterHintAction}
        </Link>
      </div>
    </aside>
  );
}
