/** Who decides about the configuration, as the start of this window found out: the pages, or a file beside the app. */
import { create } from 'zustand';
import type { ConfigMode } from '../../../pipeline/configFile.ts';

interface ConfigModeView {
  /** Null for the moment after the start in which the site is asked for its file. */
  readonly mode: ConfigMode | null;
}

const useView = create<ConfigModeView>()(() => ({ mode: null }));

/** Said once by compose.ts. */
export function setConfigMode(mode: ConfigMode): void {
  useView.setState({ mode });
}

/**
 * Who decides about the configuration. In the moment after the start in which that is not known yet, pages are as if
 * there were no file; a save made then waits for {@link readConfigMode}.
 */
export function useConfigMode(): ConfigMode {
  return useView(({ mode }) => mode) ?? PAGE_MODE;
}

const PAGE_MODE: ConfigMode = { kind: 'page' };

/** Waits until it is known. */
export function readConfigMode(): Promise<ConfigMode> {
  return new Promise((resolve) => {
    const { mode } = useView.getState();
    if (mode !== null) {
      resolve(mode);
      return;
    }
    const stop = useView.subscribe((view) => {
      if (view.mode === null) return;
      stop();
      resolve(view.mode);
    });
  });
}
