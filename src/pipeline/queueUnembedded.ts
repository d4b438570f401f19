/** The backfill of the `smart-search` queue: photos of an older model, and those whose failed jobs were cleared. */
import { PRIORITY } from '../core/jobs/job.ts';
import type { Deps } from './deps.ts';

/** Photos to a job row: few rows for a large library, and no long wait for a new photo behind one of them. */
const BACKFILL_BATCH_PHOTOS = 32;

/** Rows to a transaction. */
const ROWS_AT_A_TIME = 1_000;

/**
 * Queues the photos that have no embedding under the model and no job. What was tried and given up stays failed, for a
 * person to retry.
 */
export async function queueUnembedded({ library, nowMs }: Deps, modelKey: string): Promise<void> {
  const failed = await library.jobs.readFailed('smart-search', Number.POSITIVE_INFINITY);
  const failedIds = new Set(failed.map(({ photoId }) => photoId));
  const ids = (await library.photos.readUnembeddedIds(modelKey)).filter((id) => !failedIds.has(id));
  const batches = Array.from({ length: Math.ceil(ids.length / BACKFILL_BATCH_PHOTOS) }, (_, index) =>
    ids.slice(index * BACKFILL_BATCH_PHOTOS, (index + 1) * BACKFILL_BATCH_PHOTOS),
  );
  for (let start = 0; start < batches.length; start += ROWS_AT_A_TIME) {
    await library.jobs.add(
      batches.slice(start, start + ROWS_AT_A_TIME).map((photoIds) => ({
        key: `smart-search/${modelKey}/photos-${photoIds[0] ?? 0}-${photoIds.at(-1) ?? 0}-${photoIds.length}`,
        queue: 'smart-search',
        photoIds,
        runId: null,
        priority: PRIORITY.scan,
        createdAtMs: nowMs(),
      })),
    );
  }
}
