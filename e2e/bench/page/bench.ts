/**
 * What the measuring commands may ask of a page on the app's own origin, built as the app is. Each part is loaded when
 * it is first asked for, so that nothing is in memory that is not being measured.
 */
import '../../../src/contentSecurity.ts';

const parts = {
  library: () => import('./makeLibrary.ts'),
  scoring: () => import('./scoring.ts'),
  rank: () => import('./rank.ts'),
  scanParts: () => import('./scanParts.ts'),
  scanState: () => import('./scanState.ts'),
  importRate: () => import('./importRate.ts'),
  realImport: () => import('./realImport.ts'),
  preprocessing: () => import('./preprocessing.ts'),
  encoderRate: () => import('./encoderRate.ts'),
};

declare global {
  interface Window {
    winnowBench: typeof parts;
  }
}

window.winnowBench = parts;
