/** How much a profile holds: for its card, and for saying what deleting it loses. */
import type { DataKey } from '../core/profileLock.ts';
import type { Library } from './library.ts';
import { openLibrary } from './openLibrary.ts';
import { readProfileIds } from './profiles.ts';

export interface ProfileContents {
  /** On the timeline, in the archive and in the trash. */
  readonly photos: number;
  readonly categories: number;
  readonly tags: number;
  /** Photos that wait in a queue, each counted once for each queue. */
  readonly queued: number;
  readonly hasApiToken: boolean;
}

const NOTHING: ProfileContents = { photos: 0, categories: 0, tags: 0, queued: 0, hasApiToken: false };

/**
 * Counts, of whichever profile; one that was never opened holds nothing, and looking makes no library for it.
 * @param key of a locked profile: without it nothing in it can be counted, and this rejects
 */
export async function readProfileContents(
  profileId: string,
  key: DataKey | null = null,
): Promise<ProfileContents> {
  if (!(await readProfileIds()).includes(profileId)) return NOTHING;
  const library = await openLibrary(profileId, { key });
  try {
    return await readContents(library);
  } finally {
    library.close();
  }
}

async function readContents(library: Library): Promise<ProfileContents> {
  const [places, { document }, tags, queues, token] = await Promise.all([
    library.photos.readCounts(),
    library.config.read(),
    library.tags.readAll(),
    library.jobs.readCounts(),
    library.apiTokens.read(),
  ]);
  return {
    photos: places.timeline + places.archive + places.trash,
    categories: document.classification.categories.length,
    tags: tags.length,
    queued: Object.values(queues).reduce(
      (sum, { active, waiting, delayed }) => sum + active + waiting + delayed,
      0,
    ),
    hasApiToken: token !== null,
  };
}
