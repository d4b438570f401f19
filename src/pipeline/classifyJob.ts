/**
 * The page's half of classification: finds out what is in force, has the prompts encoded, and hands one job to the scorer; again
 * where the configuration was changed meanwhile.
 */
import type { Job } from '../core/jobs/job.ts';
import { EMPTY_TALLY } from '../core/run.ts';
import { addTallies } from '../core/tally.ts';
import type { ClassifyFrame, ClassifyRequest, ClassifyResult } from '../scorer/scorer.ts';
import type { Deps } from './deps.ts';
import { prepareMethods } from './methods.ts';

type Failure = { readonly ok: false; readonly kind: 'transient' | 'permanent'; readonly reason: string };

/** Classifies what is left of a claimed job's photos. The answer's tally is complete whatever the end. */
export async function classifyJob(
  deps: Deps,
  job: Pick<Job, 'id' | 'attempts' | 'photoIds' | 'doneCount'>,
  context: Pick<ClassifyRequest, 'runId' | 'uncounted' | 'askedAtMs' | 'isReevaluation'>,
  signal: AbortSignal,
): Promise<ClassifyResult> {
  const { id, attempts, photoIds } = job;
  let result: ClassifyResult = {
    end: { kind: 'stale' },
    tally: EMPTY_TALLY,
    doneCount: job.doneCount ?? 0,
    runId: context.runId,
    uncounted: context.uncounted,
  };
  while (result.end.kind === 'stale') {
    const prepared = await prepareFrame(deps);
    if (!prepared.ok) return { ...result, end: { kind: prepared.kind, reason: prepared.reason } };
    const { doneCount, runId, uncounted, tally } = result;
    const { frame } = prepared;
    const next = await deps.scorer.classify(
      { ...context, job: { id, attempts }, photoIds, doneCount, runId, uncounted, frame },
      signal,
    );
    result = { ...next, tally: addTallies(tally, next.tally) };
  }
  return result;
}

/** Null while classification is switched off; nothing is encoded then, nor where no category is enabled. */
export async function prepareFrame({
  library,
  encoder,
  prompts,
}: Deps): Promise<{ readonly ok: true; readonly frame: ClassifyFrame | null } | Failure> {
  const { document, revision } = await library.config.read();
  if (!document.classification.enabled) return { ok: true, frame: null };
  const model = await encoder.load();
  if (!model.ok) return model;
  const { key, dim } = model.value;
  const categories = document.classification.categories.filter(({ enabled }) => enabled);
  const encodePrompts = (texts: readonly string[]) => prompts.read(key, texts);
  const methods = await prepareMethods({ library, modelKey: key, dim, encodePrompts }, categories);
  if (!methods.ok) return methods;
  return {
    ok: true,
    frame: { configRevision: revision, modelKey: key, categories, prepared: methods.prepared },
  };
}
