/** The button that starts it all. It only asks; the question, progress and summary are shown by ScanHost. */
import { RotateCcw, ScanSearch } from 'lucide-react';
import { Button, type ButtonVariant } from '../controls/Button.tsx';
import { scanText } from './messages.ts';
import { useScanView } from './scanStore.ts';
import styles from './ScanButton.module.css';

export function ScanButton({ variant = 'quiet' }: { readonly variant?: ButtonVariant }) {
  const ask = useScanView((view) => view.ask);
  return (
    <Button
      variant={variant}
      className={styles['button']}
      icon={<ScanSearch />}
      aria-label={scanText.scanLibrary}
      title={scanText.scanLibrary}
      onClick={() => {
        ask('scan');
      }}
    >
      <span className={styles['label']}>{scanText.scanLibrary}</span>
    </Button>
  );
}

/** The second choice of the same question, made already. */
export function ReevaluateButton() {
  const ask = useScanView((view) => view.ask);
  return (
    <Button
      icon={<RotateCcw />}
      onClick={() => {
        ask('re-evaluate');
      }}
    >
      {scanText.reevaluate}
    </Button>
  );
}
