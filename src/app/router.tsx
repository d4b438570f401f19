/** Every address of the app and the page behind it. */
import { createRootRoute, createRoute, createRouter, Navigate, Outlet } from '@tanstack/react-router';
import { parseSearchParams, searchParamsOf } from '../core/search/searchQuery.ts';
import { ArchivePage } from './archive/ArchivePage.tsx';
import { parseRecentDays } from './archive/useRecentlyArchived.ts';
import { AppShell } from './frame/AppShell.tsx';
import { ToastRegion } from './frame/ToastRegion.tsx';
import { CrashPage, NotFoundPage } from './frame/Trouble.tsx';
import { FolderHost } from './settings/folders/FolderHost.tsx';
import { loadImport } from './import/importer.ts';
import { ImportHost } from './import/ImportHost.tsx';
import { lazy, useMemo } from 'react';
import { afterWords } from '../messages/loadWords.ts';
import type { ListSource } from './listSource.ts';
import { PlatformHost } from './platform/PlatformHost.tsx';
import { CommandHost, loadCommandSheets } from './shortcuts/CommandHost.tsx';
import { parseReviewParams } from './review/reviewAddress.ts';
import { loadSelectionBar } from './selection/SelectionBarHost.tsx';
import { TimelinePage } from './timeline/TimelinePage.tsx';
import { loadAboveTimeline } from './welcome/AboveTimelinePart.tsx';

/** Pages that come in after the first one, with their words. */
const imports = {
  activity: () => afterWords(() => import('./activity/ActivityPage.tsx')),
  duplicates: () => afterWords(() => import('./duplicates/DuplicatesPage.tsx')),
  favourites: () => afterWords(() => import('./favourites/FavouritesPage.tsx')),
  jobs: () => afterWords(() => import('./jobs/JobsPage.tsx')),
  recentlyArchived: () => afterWords(() => import('./archive/RecentlyArchivedPage.tsx')),
  review: () => afterWords(() => import('./review/ReviewPage.tsx')),
  search: () => afterWords(() => import('./search/SearchPage.tsx')),
  settings: () => afterWords(() => import('./settings/SettingsPage.tsx')),
  tag: () => afterWords(() => import('./tags/TagPage.tsx')),
  tags: () => afterWords(() => import('./tags/TagsPage.tsx')),
  trash: () => afterWords(() => import('./trash/TrashPage.tsx')),
  viewer: () => afterWords(() => import('./viewer/ViewerPage.tsx')),
};

// React's own: the router's needs to be a route's whole component, and some of these are given parameters.
const ActivityPage = lazy(async () => ({ default: (await imports.activity()).ActivityPage }));
const DuplicatesPage = lazy(async () => ({ default: (await imports.duplicates()).DuplicatesPage }));
const FavouritesPage = lazy(async () => ({ default: (await imports.favourites()).FavouritesPage }));
const JobsPage = lazy(async () => ({ default: (await imports.jobs()).JobsPage }));
const RecentlyArchivedPage = lazy(async () => ({
  default: (await imports.recentlyArchived()).RecentlyArchivedPage,
}));
const ReviewPage = lazy(async () => ({ default: (await imports.review()).ReviewPage }));
const SearchPage = lazy(async () => ({ default: (await imports.search()).SearchPage }));
const SettingsPage = lazy(async () => ({ default: (await imports.settings()).SettingsPage }));
const TagPage = lazy(async () => ({ default: (await imports.tag()).TagPage }));
const TagsPage = lazy(async () => ({ default: (await imports.tags()).TagsPage }));
const TrashPage = lazy(async () => ({ default: (await imports.trash()).TrashPage }));
const ViewerPage = lazy(async () => ({ default: (await imports.viewer()).ViewerPage }));

/** So that going to them takes no time. Rejects where the network is gone and no offline copy is there yet. */
export async function preloadPages(): Promise<void> {
  await Promise.all(
    Object.values({
      ...imports,
      ...loadCommandSheets,
      above: loadAboveTimeline,
      import: loadImport,
      selection: loadSelectionBar,
    }).map((load) => load()),
  );
}

const rootRoute = createRootRoute({
  component: () => (
    <ImportHost>
      <FolderHost>
        <Outlet />
        <ToastRegion />
        <PlatformHost />
        <CommandHost />
      </FolderHost>
    </ImportHost>
  ),
  notFoundComponent: NotFoundPage,
});

const frameRoute = createRoute({ getParentRoute: () => rootRoute, id: 'frame', component: AppShell });

const timelineRoute = createRoute({ getParentRoute: () => frameRoute, path: '/', component: TimelinePage });
const archiveRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/archive',
  component: ArchivePage,
});
const recentlyArchivedRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/archive/recent',
  validateSearch: parseRecentDays,
  component: function RecentlyArchivedRoute() {
    return <RecentlyArchivedPage days={recentlyArchivedRoute.useSearch().days ?? 7} />;
  },
});
const reviewRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/review',
  validateSearch: parseReviewParams,
  component: function ReviewRoute() {
    return <ReviewPage params={reviewRoute.useSearch()} />;
  },
});
const favouritesRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/favourites',
  component: FavouritesPage,
});
const trashRoute = createRoute({ getParentRoute: () => frameRoute, path: '/trash', component: TrashPage });
const activityRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/activity',
  component: ActivityPage,
});
const duplicatesRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/duplicates',
  component: DuplicatesPage,
});
const jobsRoute = createRoute({ getParentRoute: () => frameRoute, path: '/jobs', component: JobsPage });
const searchRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/search',
  validateSearch: (params) => searchParamsOf(parseSearchParams(params)),
  component: function SearchRoute() {
    const params = searchRoute.useSearch();
    const query = useMemo(() => parseSearchParams(params), [params]);
    return <SearchPage query={query} />;
  },
});
const tagsRoute = createRoute({ getParentRoute: () => frameRoute, path: '/tags' });
const allTagsRoute = createRoute({ getParentRoute: () => tagsRoute, path: '/', component: TagsPage });
const tagRoute = createRoute({
  getParentRoute: () => tagsRoute,
  path: '$',
  component: function TagRoute() {
    // oxlint-disable-next-line no-underscore-dangle -- the router's name for the rest of an address
    const path = tagRoute.useParams()._splat ?? '';
    return <TagPage key={path} path={path} />;
  },
});
const settingsRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/settings',
  component: () => <Navigate to="/settings/$tab" params={{ tab: 'categories' }} replace />,
});
const settingsTabRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/settings/$tab',
  component: function SettingsRoute() {
    return <SettingsPage tab={settingsTabRoute.useParams().tab} />;
  },
});

const photoRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/photos/$photoId',
  component: function PhotoRoute() {
    return <ViewerPage photoId={Number(photoRoute.useParams().photoId)} />;
  },
});

const routeTree = rootRoute.addChildren([
  frameRoute.addChildren([
    timelineRoute,
    searchRoute,
    archiveRoute,
    favouritesRoute,
    recentlyArchivedRoute,
    reviewRoute,
    duplicatesRoute,
    trashRoute,
    activityRoute,
    jobsRoute,
    tagsRoute.addChildren([allTagsRoute, tagRoute]),
    settingsRoute,
    settingsTabRoute,
  ]),
  photoRoute,
]);

export function createAppRouter() {
  return createRouter({
    routeTree,
    defaultErrorComponent: CrashPage,
    defaultNotFoundComponent: NotFoundPage,
    // Lists scroll inside their page and come back to their place by themselves.
    scrollRestoration: false,
    // Words as they are: `?q=1984` is a year and no number.
    parseSearch: (search) => Object.fromEntries(new URLSearchParams(search)),
    stringifySearch: (params: Record<string, unknown>) => {
      const said = Object.entries(params).map(([name, value]) => [name, String(value)]);
      return said.length === 0 ? '' : `?${new URLSearchParams(said).toString()}`;
    },
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
  interface HistoryState {
    /** The list a photo was opened from: where its neighbours are and where Back leads. */
    listSource?: ListSource;
    /** What the category editor is opened with. */
    newCategory?: { readonly prompt: string; readonly similarity: number };
    /** The category whose editor is open at once, by its key. */
    editCategory?: string;
  }
}
