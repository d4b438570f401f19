/** What is reviewed, as the address says it: `/review?show=ahead&category=receipts&order=newest`. */
import type { ReviewOrder, ReviewSource } from '../../pipeline/reviewQueue.ts';

/** Left out where they are as usual. */
export interface ReviewParams {
  readonly show?: 'new' | 'all' | 'ahead';
  /** Of the one run to look at. */
  readonly run?: number;
  /** Key of the one category to look at. */
  readonly category?: string;
  readonly order?: ReviewOrder;
}

const SHOWN = ['new', 'all', 'ahead'] as const;
const ORDERS = ['doubtful', 'certain', 'category', 'newest'] as const;

/** What is not understood is left out. */
export function parseReviewParams(params: Readonly<Record<string, unknown>>): ReviewParams {
  const category = params['category'];
  const show = SHOWN.find((known) => known === params['show']);
  const order = ORDERS.find((known) => known === params['order']);
  const run = Number(params['run']);
  return {
    ...(show !== undefined && { show }),
    ...(Number.isSafeInteger(run) && run > 0 && { run }),
    ...(typeof category === 'string' && category !== '' && { category }),
    ...(order !== undefined && { order }),
  };
}

export function reviewSourceOf({ show, run }: ReviewParams): ReviewSource {
  if (run !== undefined) return { kind: 'run', runId: run };
  return { kind: show ?? 'new' };
}

/** Equal exactly for reviews of the same things, in whatever order. */
export function reviewSourceKey({ show = 'new', run, category }: ReviewParams): string {
  return JSON.stringify([run ?? show, category ?? null]);
}
