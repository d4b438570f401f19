/** Puts a whole configuration in force, from a file or from the history, on top of what the person was looking at. */
import { useState } from 'react';
import { diffConfig, scanToOffer } from '../../../core/config/diff.ts';
import type { ConfigCause, ConfigDocument, ConfigSnapshot } from '../../../core/config/document.ts';
import type { CleanUpCounts } from '../../../library/library.ts';
import { useToasts } from '../../frame/toasts.ts';
import { useOfferScan } from '../../scan/useOfferScan.ts';
import { useSaveConfig } from '../useConfig.ts';
import { configurationText } from './messages.ts';

interface Replacement {
  readonly document: ConfigDocument;
  readonly cause: ConfigCause;
  readonly source: string | null;
  readonly saidOnceStored: (counts: CleanUpCounts) => string;
}

/**
 * @param snapshot the configuration in force when the person began
 * @param onDone called once it is stored
 */
export function useReplaceConfig(snapshot: ConfigSnapshot, onDone: () => void) {
  // A newer one than the person began with is taken up only by telling them, after a refused save.
  const [seen, setSeen] = useState<{ readonly base: ConfigSnapshot; readonly before: ConfigSnapshot | null }>(
    {
      base: snapshot,
      before: null,
    },
  );
  const { mutate, isPending } = useSaveConfig();
  const showToast = useToasts((view) => view.showToast);
  const { offerScan } = useOfferScan();

  const replace = ({ document, cause, source, saidOnceStored }: Replacement): void => {
    const { base } = seen;
    mutate(
      { edit: () => document, base, cause, ...(source === null ? {} : { source }) },
      {
        onError: (error) => {
          showToast({ text: configurationText.notSaved(error.message) });
        },
        onSuccess: ({ result }) => {
          if (!result.ok) {
            setSeen({ base: result.current, before: base });
            return;
          }
          const said = saidOnceStored(result);
          const scan = scanToOffer(diffConfig(base.document, document));
          if (scan === null) showToast({ text: said });
          else offerScan(said, scan);
          onDone();
        },
      },
    );
  };

  return {
    /** What a save would replace. */
    base: seen.base,
    /** What the person began with, after a save was refused because of another. */
    staleBefore: seen.before,
    isSaving: isPending,
    replace,
  };
}
