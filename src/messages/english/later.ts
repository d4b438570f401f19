/** English, for pages that come in after the first one. */
import { api } from './api.ts';
import { appearance } from './appearance.ts';
import { corrections } from './corrections.ts';
import { duplicates } from './duplicates.ts';
import { folderSettings } from './folderSettings.ts';
import { jobs } from './jobs.ts';
import { lock } from './lock.ts';
import { models } from './models.ts';
import { review } from './review.ts';
import { search } from './search.ts';
import { selectionDialogs } from './selectionDialogs.ts';
import { settings } from './settings.ts';
import { storage } from './storage.ts';
import { tags } from './tags.ts';
import { trash } from './trash.ts';
import { viewer } from './viewer.ts';

export const later = {
  appearance,
  api,
  corrections,
  duplicates,
  folderSettings,
  jobs,
  lock,
  models,
  review,
  search,
  selectionDialogs,
  settings,
  storage,
  tags,
  trash,
  viewer,
};
