/** How far a scan has come, as stored: to be asked on a page of its own, where nothing goes on meanwhile. */
import type { Job } from '../../../src/core/jobs/job.ts';
import type { PhotoId } from '../../../src/core/photo.ts';
import type { Run } from '../../../src/core/run.ts';
import { openLibrary } from '../../../src/library/openLibrary.ts';
import { databaseName, ProfileDatabase } from '../../../src/library/schema.ts';

export interface ScanState {
  readonly run: Run | null;
  /** Photos outside the trash. */
  readonly photos: number;
  /** Of those, the ones classified since the scan began. */
  readonly classified: number;
  /** Photos its jobs still have before them. */
  readonly ahead: number;
  /** Photos that are classified already and that a job has before it all the same. */
  readonly again: number;
  readonly links: number;
  /** SHA-256 over which photo has which tag: two libraries with the same one have the same links. */
  readonly linksDigest: string;
}

/** Tables are read past the storage layer: its interface lists neither jobs nor links, and the app needs neither list. */
export async function readScanState(): Promise<ScanState> {
  const library = await openLibrary();
  const db = new ProfileDatabase(databaseName('default'));
  try {
    const run = (await library.runs.readRecent(100)).find(({ kind }) => kind === 'scan') ?? null;
    const ids: PhotoId[] = [];
    for await (const some of library.photos.streamIds(10_000)) ids.push(...some);
    const states = await library.photos.readStates(ids);
    const classifiedIds = new Set(
      ids.filter((id) => (states.get(id)?.classifiedAtMs ?? 0) >= (run?.startedAtMs ?? Infinity)),
    );
    const jobs: Job[] = await db.jobs.toArray();
    const ahead = jobs
      .filter(({ runId }) => runId !== null && runId === run?.id)
      .flatMap(({ photoIds, doneCount = 0 }) => photoIds.slice(doneCount));
    const pathById = new Map((await db.tags.toArray()).map(({ id, path }) => [id, path]));
    const links = (await db.links.toArray())
      .map(({ photoId, tagId }) => `${photoId} ${pathById.get(tagId) ?? '?'}`)
      .toSorted();
    const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(links.join('\n')));
    return {
      run,
      photos: ids.length,
      classified: classifiedIds.size,
      ahead: ahead.length,
      again: ahead.filter((id) => classifiedIds.has(id)).length,
      links: links.length,
      linksDigest: Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join(''),
    };
  } finally {
    db.close();
    library.close();
  }
}
