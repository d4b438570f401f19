/** The pages one can go to, in the order the navigation shows them. */
import {
  Activity,
  Archive,
  CheckCheck,
  Copy,
  Heart,
  Images,
  ListChecks,
  Search,
  Settings,
  Tags,
  Trash2,
  type LucideIcon,
} from 'lucide-react';
import { favouritesText } from '../favourites/messages.ts';
import { text } from '../messages.ts';

export interface Destination {
  readonly to:
    | '/'
    | '/search'
    | '/archive'
    | '/favourites'
    | '/tags'
    | '/duplicates'
    | '/review'
    | '/trash'
    | '/activity'
    | '/jobs'
    | '/settings';
  readonly label: string;
  readonly Icon: LucideIcon;
}

export const TIMELINE_LINK: Destination = { to: '/', label: text.timeline, Icon: Images };
export const SEARCH_LINK: Destination = { to: '/search', label: text.search, Icon: Search };
export const TAGS_LINK: Destination = { to: '/tags', label: text.tags, Icon: Tags };
export const ARCHIVE_LINK: Destination = { to: '/archive', label: text.archive, Icon: Archive };
export const FAVOURITES_LINK: Destination = { to: '/favourites', label: favouritesText.heading, Icon: Heart };
export const DUPLICATES_LINK: Destination = { to: '/duplicates', label: text.duplicatesPage, Icon: Copy };
export const TRASH_LINK: Destination = { to: '/trash', label: text.trash, Icon: Trash2 };
export const REVIEW_LINK: Destination = { to: '/review', label: text.review, Icon: CheckCheck };
export const ACTIVITY_LINK: Destination = { to: '/activity', label: text.activity, Icon: Activity };
export const JOBS_LINK: Destination = { to: '/jobs', label: text.jobs, Icon: ListChecks };
export const SETTINGS_LINK: Destination = { to: '/settings', label: text.settings, Icon: Settings };

export const LIBRARY_LINKS: readonly Destination[] = [
  TIMELINE_LINK,
  SEARCH_LINK,
  TAGS_LINK,
  ARCHIVE_LINK,
  FAVOURITES_LINK,
  DUPLICATES_LINK,
  TRASH_LINK,
];
export const WORK_LINKS: readonly Destination[] = [REVIEW_LINK, ACTIVITY_LINK, JOBS_LINK];
