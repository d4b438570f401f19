import { useImports } from './importer.ts';
import { isUnderWay } from './importSession.ts';

/** Resolves once the import under way is over: done, cancelled or closed. */
export function whenImportEnds(): Promise<void> {
  return new Promise((resolve) => {
    const stop = useImports.subscribe(({ session }) => {
      if (isUnderWay(session)) return;
      stop();
      resolve();
    });
  });
}
