/** Before anything is looked for: what the model knows well, and the tags there are. Nothing looked for is remembered. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Search, Tag } from 'lucide-react';
import type { ReactNode } from 'react';
import { EMPTY_QUERY, NO_FILTERS, searchParamsOf, type SearchQuery } from '../../core/search/searchQuery.ts';
import { EmptyState } from '../controls/EmptyState.tsx';
import { useDeps } from '../depsContext.ts';
import { useModel } from '../settings/useConfig.ts';
import { searchText } from './messages.ts';
import styles from './SearchStart.module.css';

const TAGS_SHOWN = 12;

export function SearchStart() {
  const model = useModel().data;
  const starterSet = model?.ok === true ? model.value.starterSet : [];
  const tags = useTags();
  return (
    <div className={styles['start']}>
      <EmptyState title={searchText.startTitle} icon={<Search />}>
        <p>{searchText.start}</p>
      </EmptyState>
      <Suggestions title={searchText.suggestions}>
        {starterSet.flatMap(({ name, prompts: [words] }) =>
          words === undefined ? (
            []
          ) : (
            <Suggestion key={name} query={{ ...EMPTY_QUERY, subject: { kind: 'words', words } }}>
              {words}
            </Suggestion>
          ),
        )}
      </Suggestions>
      <Suggestions title={searchText.yourTags}>
        {tags.map((path) => (
          <Suggestion key={path} query={{ ...EMPTY_QUERY, filters: { ...NO_FILTERS, tag: path } }}>
            <Tag aria-hidden="true" />
            <bdi dir="ltr">{path}</bdi>
          </Suggestion>
        ))}
      </Suggestions>
    </div>
  );
}

/** The tags on most photos. */
function useTags(): readonly string[] {
  const { library } = useDeps();
  const { data = [] } = useQuery({
    queryKey: ['tags', 'all'],
    queryFn: () => library.tags.readAll(),
    meta: { collections: ['links', 'photos'] },
  });
  return data
    .filter(({ count }) => count > 0)
    .toSorted((a, b) => b.count - a.count)
    .slice(0, TAGS_SHOWN)
    .map(({ path }) => path);
}

function Suggestions({
  title,
  children,
}: {
  readonly title: string;
  readonly children: readonly ReactNode[];
}) {
  if (children.length === 0) return null;
  return (
    <section>
      <h3 className={styles['title']}>{title}</h3>
      <ul className={styles['list']}>{children}</ul>
    </section>
  );
}

function Suggestion({ query, children }: { readonly query: SearchQuery; readonly children: ReactNode }) {
  return (
    <li>
      <Link to="/search" search={searchParamsOf(query)} className={styles['suggestion']}>
        {children}
      </Link>
    </li>
  );
}
