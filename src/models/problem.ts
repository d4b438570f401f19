/** Why a model could not be had. Data, so that it crosses threads; the words are the page's. */
import type { HashSource } from '../core/model.ts';

export type ModelProblem =
  /** No answer came: the device is offline, or the address is blocked or cut off. */
  | { readonly kind: 'offline'; readonly address: string }
  | { readonly kind: 'missing'; readonly address: string }
  | { readonly kind: 'refused'; readonly address: string; readonly status: number }
  | { readonly kind: 'server'; readonly address: string; readonly status: number }
  /** The server asked for a longer wait than a download makes by itself. */
  | { readonly kind: 'rate-limited'; readonly address: string; readonly waitMs: number }
  /** A page came where a file was asked for. */
  | { readonly kind: 'page-instead'; readonly address: string }
  | {
      readonly kind: 'mismatch';
      readonly path: string;
      readonly address: string;
      /** Null where nothing was expected of the size. */
      readonly expectedBytes: number | null;
      readonly actualBytes: number;
      readonly expectedSha256: string;
      readonly actualSha256: string;
      /** Who said what was expected. */
      readonly hashSource: HashSource;
    }
  /** `neededBytes`: null where the browser stopped in the middle. */
  | { readonly kind: 'storage-full'; readonly neededBytes: number | null; readonly freeBytes: number | null }
  | { readonly kind: 'no-store' }
  /** The worker that downloads died. */
  | { readonly kind: 'stopped' }
  /** Another tab is at it. */
  | { readonly kind: 'busy' }
  /** A picked folder or a repository lacks something; `detail` names it. */
  | { readonly kind: 'incomplete'; readonly detail: string };

/** Whether a person may decide to use a file all the same: only a list nobody could check spoke against it. */
export function mayUseAnyway(problem: ModelProblem): boolean {
  return problem.kind === 'mismatch' && problem.hashSource === 'public-list';
}
