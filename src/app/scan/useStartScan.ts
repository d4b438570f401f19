/** Starts a scan and follows it: its progress and closing summary appear by themselves. */
import { useQueryClient } from '@tanstack/react-query';
import type { ScanKind } from '../../core/run.ts';
import { startScan } from '../../pipeline/scanLibrary.ts';
import { useDeps, useQueues } from '../depsContext.ts';
import { useToasts } from '../frame/toasts.ts';
import { scanText } from './messages.ts';
import { useScanView } from './scanStore.ts';
import { useOfferScan } from './useOfferScan.ts';

export function useStartScan(): (kind?: ScanKind) => void {
  const deps = useDeps();
  const queues = useQueues();
  const queryClient = useQueryClient();
  const showToast = useToasts((view) => view.showToast);
  const watch = useScanView((view) => view.watch);
  const closeQuestion = useScanView((view) => view.closeQuestion);

  const { withdrawOffer } = useOfferScan();

  return (kind = 'scan') => {
    withdrawOffer();
    void (async () => {
      const started = await startScan(deps, kind);
      if (started.ok) {
        watch(started.runId);
        queues.wake();
      } else if (started.reason === 'already-running' && started.runId !== undefined) {
        watch(started.runId);
      } else {
        closeQuestion();
        showToast({ text: scanText.cannot[started.reason] });
      }
      await queryClient.invalidateQueries({ queryKey: ['runs'] });
    })();
  };
}
