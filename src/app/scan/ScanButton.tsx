/** The button that starts it all. It only asks; the question, progress and summary are shown by ScanHost. */
import { ScanSearch } from 'lucide-react';
import { Button, type ButtonVariant } from '../controls/Button.tsx';
import { scanText } from './messages.ts';
import { useScanView } from './scanStore.ts';

export function ScanButton({ variant = 'quiet' }: { readonly variant?: ButtonVariant }) {
  const ask = useScanView((view) => view.ask);
  return (
    <Button variant={variant} icon={<ScanSearch />} onClick={ask}>
      {scanText.scanLibrary}
    </Button>
  );
}
