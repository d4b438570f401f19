/** How many pieces of work a queue has in hand at once. Saved to the configuration once the hand rests; then in force. */
import { useEffect, useRef, useState } from 'react';
import { HIGHEST_CONCURRENCY, readConcurrency, withConcurrency } from '../../core/config/document.ts';
import type { QueueName } from '../../core/jobs/job.ts';
import { Slider } from '../controls/Slider.tsx';
import { useToasts } from '../frame/toasts.ts';
import { useConfigMode } from '../settings/configuration/configMode.ts';
import { useConfig, useSaveConfig } from '../settings/useConfig.ts';
import { jobsText } from './messages.ts';

/** Every save is a snapshot in the history, so a drag over five values is one. */
const REST_MS = 400;

export function ConcurrencySlider({ queue }: { readonly queue: QueueName }) {
  const config = useConfig();
  const isReadOnly = useConfigMode().kind === 'file';
  const { mutateAsync: save } = useSaveConfig();
  const showToast = useToasts((view) => view.showToast);
  /** In the hand, or on its way into the configuration. */
  const [draft, setDraft] = useState<number | null>(null);
  const saving = useRef<(() => void) | null>(null);

  useEffect(() => {
    if (draft === null) return undefined;
    const store = async (): Promise<void> => {
      saving.current = null;
      const { result } = await save({
        edit: (document) => withConcurrency(document, queue, draft),
        cause: 'page',
      });
      if (!result.ok) showToast({ text: jobsText.concurrencyNotSaved });
      setDraft((current) => (current === draft ? null : current));
    };
    saving.current = () => {
      void store();
    };
    const timer = setTimeout(() => saving.current?.(), REST_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [draft, queue, save, showToast]);

  // Whoever leaves the page at once has moved the slider all the same.
  useEffect(() => () => saving.current?.(), []);

  if (config.data === undefined) return null;
  const { document } = config.data;
  const value = draft ?? readConcurrency(document, queue);
  return (
    <Slider
      label={jobsText.concurrency}
      min={1}
      max={HIGHEST_CONCURRENCY}
      step={1}
      value={value}
      onChange={setDraft}
      readout={jobsText.concurrencyValue(value)}
      valueText={jobsText.concurrencyValue(value)}
      hint={jobsText.concurrencyHint(queue)}
      disabled={isReadOnly}
    />
  );
}
