/** The pages one can go to, in the order the navigation shows them. */
import {
  Activity,
  Archive,
  Copy,
  Images,
  ListChecks,
  Search,
  Settings,
  Tags,
  Trash2,
  type LucideIcon,
} from 'lucide-react';
import { text } from '../messages.ts';

export interface Destination {
  readonly to:
    '/' | '/search' | '/archive' | '/tags' | '/duplicates' | '/trash' | '/activity' | '/jobs' | '/settings';
  readonly label: string;
  readonly Icon: LucideIcon;
}

export const TIMELINE_LINK: Destination = { to: '/', label: text.timeline, Icon: Images };
export const SEARCH_LINK: Destination = { to: '/search', label: text.search, Icon: Search };
export const TAGS_LINK: Destination = { to: '/tags', label: text.tags, Icon: Tags };
export const ARCHIVE_LINK: Destination = { to: '/archive', label: text.archive, Icon: Archive };
export const DUPLICATES_LINK: Destination = { to: '/duplicates', label: text.duplicatesPage, Icon: Copy };
export const TRASH_LINK: Destination = { to: '/trash', label: text.trash, Icon: Trash2 };
export const ACTIVITY_LINK: Destination = { to: '/activity', label: text.activity, Icon: Activity };
export const JOBS_LINK: Destination = { to: '/jobs', label: text.jobs, Icon: ListChecks };
export const SETTINGS_LINK: Destination = { to: '/settings', label: text.settings, Icon: Settings };

export const LIBRARY_LINKS: readonly Destination[] = [
  TIMELINE_LINK,
  SEARCH_LINK,
  TAGS_LINK,
  ARCHIVE_LINK,
  DUPLICATES_LINK,
  TRASH_LINK,
];
export const WORK_LINKS: readonly Destination[] = [ACTIVITY_LINK, JOBS_LINK];
