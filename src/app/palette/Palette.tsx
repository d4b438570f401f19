/**
 * The command palette: one field that goes anywhere and does anything. A combobox with a list (ARIA APG, "Combobox"): the
 * focus stays in the field, arrows move through the list, Enter runs.
 */
import { Search } from 'lucide-react';
import { Fragment, useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import { flushSync } from 'react-dom';
import { EMPTY_QUERY } from '../../core/search/searchQuery.ts';
import { Dialog } from '../controls/Dialog.tsx';
import { useGoSearch } from '../search/useGoSearch.ts';
import { useCommandSheets } from '../shortcuts/commandSheets.ts';
import { Keys } from '../shortcuts/Keys.tsx';
import { SHORTCUTS } from '../shortcuts/shortcuts.ts';
import { paletteText } from './messages.ts';
import type { PaletteEntry } from './paletteEntry.ts';
import { rankEntries, type RankedEntry } from './rankEntries.ts';
import { readRecents, rememberRecent } from './recents.ts';
import { usePaletteEntries } from './usePaletteEntries.ts';
import styles from './Palette.module.css';

export function Palette() {
  const close = useCommandSheets((view) => view.close);
  const [query, setQuery] = useState('');
  const [active, setActive] = useState(0);
  const shown = useShownEntries(query);
  const id = useId();
  const listRef = useRef<HTMLDivElement>(null);
  const at = Math.min(active, shown.length - 1);

  useEffect(() => {
    listRef.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
    // The line that is active now is found by its mark.
    // oxlint-disable-next-line react/exhaustive-effect-dependencies
  }, [at, query]);

  const run = (entry: PaletteEntry | undefined): void => {
    if (entry === undefined) return;
    if (entry.isPrivate !== true) rememberRecent(entry.id);
    // Closed first, which gives the focus back to where it was: what runs may open a dialog or move it elsewhere.
    flushSync(close);
    entry.run();
  };

  const press = (event: KeyboardEvent): void => {
    const to = stepTo(event.key, at, shown.length);
    if (to !== null) {
      event.preventDefault();
      setActive(to);
    } else if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
      event.preventDefault();
      run(shown[at]?.entry);
    }
  };

  return (
    <Dialog title={paletteText.title} isTitleHidden onClose={close} className={styles['palette']}>
      <div className={styles['field']}>
        <Search aria-hidden="true" />
        <input
          type="text"
          role="combobox"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          aria-label={paletteText.field}
          aria-expanded="true"
          aria-controls={`${id}-list`}
          aria-activedescendant={at === -1 ? undefined : `${id}-${String(at)}`}
          aria-autocomplete="list"
          placeholder={paletteText.placeholder}
          className={styles['input']}
          value={query}
          onChange={(event) => {
            setQuery(event.target.value);
            setActive(0);
          }}
          onKeyDown={press}
        />
      </div>
      <div
        ref={listRef}
        id={`${id}-list`}
        // A <select> has no lines with icons and keys in them.
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
        role="listbox"
        aria-label={paletteText.list}
        className={styles['list']}
      >
        {shown.map((ranked, index) => (
          <Fragment key={`${ranked.entry.group} ${ranked.entry.id}`}>
            {ranked.entry.group !== shown[index - 1]?.entry.group && query === '' && (
              <div role="presentation" className={styles['group']}>
                {ranked.entry.group}
              </div>
            )}
            <Option
              id={`${id}-${String(index)}`}
              ranked={ranked}
              isActive={index === at}
              onPoint={() => {
                setActive(index);
              }}
              onRun={() => {
                run(ranked.entry);
              }}
            />
          </Fragment>
        ))}
      </div>
      <footer className={styles['foot']}>
        <output>{query === '' ? '' : paletteText.found(shown.length)}</output>
        <span aria-hidden="true" className={styles['hints']}>
          <kbd>↑</kbd> <kbd>↓</kbd> {paletteText.keys.move} <kbd>↵</kbd> {paletteText.keys.run}
        </span>
      </footer>
    </Dialog>
  );
}

/** What is shown: everything in its order, recent commands first; with a query, what matches it, and searching for it last. */
function useShownEntries(query: string): readonly RankedEntry[] {
  const entries = usePaletteEntries();
  const [recents] = useState(readRecents);
  const goSearch = useGoSearch();
  const words = query.trim();
  if (words === '') {
    const recent = recents.flatMap((id) => entries.find((entry) => entry.id === id) ?? []);
    return [...recent.map((entry) => ({ ...entry, group: paletteText.recent })), ...entries].map((entry) => ({
      entry,
      positions: [],
    }));
  }
  const search: PaletteEntry = {
    id: 'search',
    name: paletteText.searchFor(words),
    Icon: Search,
    group: paletteText.goTo,
    isPrivate: true,
    detail: paletteText.keepTyping,
    run: () => {
      goSearch({ ...EMPTY_QUERY, subject: { kind: 'words', words } });
    },
  };
  return [...rankEntries(words, entries), { entry: search, positions: [] }];
}

/** Where a key leads in the list, or null where it is the field's own. The list goes round. */
function stepTo(key: string, at: number, length: number): number | null {
  if (length === 0) return null;
  switch (key) {
    case 'ArrowDown':
      return (at + 1) % length;
    case 'ArrowUp':
      return (at - 1 + length) % length;
    case 'PageDown':
      return Math.min(at + 8, length - 1);
    case 'PageUp':
      return Math.max(at - 8, 0);
    default:
      return null;
  }
}

interface OptionProps {
  readonly id: string;
  readonly ranked: RankedEntry;
  readonly isActive: boolean;
  readonly onPoint: () => void;
  readonly onRun: () => void;
}

function Option({ id, ranked: { entry, positions }, isActive, onPoint, onRun }: OptionProps) {
  const { name, Icon, detail, shortcut } = entry;
  return (
    // The field has the focus and the keys; pointers act on the line itself.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
    <div
      id={id}
      // An <option> holds text alone, and its list opens by itself.
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
      role="option"
      aria-selected={isActive}
      className={styles['option']}
      onPointerMove={onPoint}
      onClick={onRun}
    >
      <span className={styles['icon']} aria-hidden="true">
        {Icon !== undefined && <Icon />}
      </span>
      <bdi className={styles['name']}>
        <Marked text={name} positions={positions} />
      </bdi>
      {detail !== undefined && <span className={styles['detail']}>{detail}</span>}
      {shortcut !== undefined && <Keys chord={SHORTCUTS[shortcut].chords[0]} />}
    </div>
  );
}

/** The letters that were found stand out; neighbours are one mark. */
function Marked({ text, positions }: { readonly text: string; readonly positions: readonly number[] }) {
  const found = new Set(positions);
  const parts: Array<{ readonly isFound: boolean; letters: string }> = [];
  for (let at = 0; at < text.length; at += 1) {
    const isFound = found.has(at);
    const last = parts.at(-1);
    if (last?.isFound === isFound) last.letters += text.charAt(at);
    else parts.push({ isFound, letters: text.charAt(at) });
  }
  return parts.map(({ isFound, letters }, index) =>
    // The parts of a name stand still.
    // oxlint-disable-next-line react/no-array-index-key
    isFound ? <mark key={index}>{letters}</mark> : <span key={index}>{letters}</span>,
  );
}
