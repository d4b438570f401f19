/** Offers a scan after a change that would find more: one notice at a time, gone once a scan was asked for. */
import type { ScanKind } from '../../core/run.ts';
import { useToasts } from '../frame/toasts.ts';
import { scanText } from './messages.ts';
import { useScanView } from './scanStore.ts';

interface ScanOffer {
  /** Says what happened, with a way to scan beside it; `kind` is what the question suggests then. */
  readonly offerScan: (text: string, kind?: ScanKind) => void;
  readonly withdrawOffer: () => void;
}

export function useOfferScan(): ScanOffer {
  const { showToast, dismissToast } = useToasts();
  const { ask, offerToastId, setOffer } = useScanView();

  const withdrawOffer = (): void => {
    if (offerToastId !== null) dismissToast(offerToastId);
    setOffer(null);
  };
  const offerScan = (text: string, kind: ScanKind = 'scan'): void => {
    if (offerToastId !== null) dismissToast(offerToastId);
    setOffer(showToast({ text, action: { label: scanText.now[kind], onSelect: () => ask(kind) } }));
  };
  return { offerScan, withdrawOffer };
}
