/** Whatever the device and the browser do with the app besides showing it. Mounted once, inside the import. */
import { useEffect } from 'react';
import { keepFocus } from '../frame/keepFocus.ts';
import { useHoldWork } from '../install/work.ts';
import { useImportActions } from '../import/importerContext.ts';
import { useScanView } from '../scan/scanStore.ts';
import { useAskToKeep } from './askToKeep.ts';
import { useKeepAwake } from './keepAwake.ts';
import { followLaunches } from './launchedFiles.ts';
import { SharedFiles } from './SharedFiles.tsx';
import { takeStartParameter } from './startParameters.ts';
import { useFailureBadge } from './useFailureBadge.ts';

export function PlatformHost() {
  const { importer } = useImportActions();
  const ask = useScanView((view) => view.ask);
  useHoldWork();
  useKeepAwake();
  useAskToKeep();
  useFailureBadge();
  useEffect(keepFocus, []);
  useEffect(() => {
    followLaunches(importer.add);
  }, [importer]);
  useEffect(() => {
    // Only asks, like the button.
    if (takeStartParameter('do') === 'scan') ask();
  }, [ask]);
  return <SharedFiles />;
}
