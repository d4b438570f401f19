/**
 * What the measuring commands may ask of a page on the app's own origin, built as the app is. Each part is loaded when
 * it is first asked for, so that nothing is in memory that is not being measured.
 */
const parts = {
  library: () => import('./makeLibrary.ts'),
};

declare global {
  interface Window {
    winnowBench: typeof parts;
  }
}

window.winnowBench = parts;
