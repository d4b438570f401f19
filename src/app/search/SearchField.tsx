/**
 * The field at the top: words are searched for after a pause in the typing, a picture dropped or pasted here is searched by
 * where it is. One stretch of typing is one entry of the history, however often it paused.
 */
import { ImageUp, Search, X } from 'lucide-react';
import { useEffect, useRef, useState, type ClipboardEvent, type DragEvent } from 'react';
import { NO_SUBJECT, type SearchQuery } from '../../core/search/searchQuery.ts';
import { IconButton } from '../controls/Button.tsx';
import { holdPicture } from './heldPictures.ts';
import { searchText } from './messages.ts';
import { useGoSearch } from './useGoSearch.ts';
import styles from './SearchField.module.css';

/** Long enough not to encode every letter, short enough to answer while the eye is still there. */
const PAUSE_MS = 350;

const PICTURES = 'image/*,.heic,.heif,.hif,.tif,.tiff,.avif';

export function SearchField({ query }: { readonly query: SearchQuery }) {
  const go = useGoSearch();
  const inputRef = useRef<HTMLInputElement>(null);
  const pickerRef = useRef<HTMLInputElement>(null);
  const { draft, write, commit, clear } = useDraft(query);
  const [isAimed, setAimed] = useState(false);
  const [arrivedEmpty] = useState(query.subject.kind === 'none');

  useEffect(() => {
    // Where a keyboard would cover half of the screen one asks for it oneself.
    if (arrivedEmpty && matchMedia('(pointer: fine)').matches) inputRef.current?.focus();
  }, [arrivedEmpty]);

  const searchBy = (file: File | undefined): void => {
    if (file === undefined) return;
    go({ ...query, subject: { kind: 'picture', token: holdPicture(file) }, more: 0 });
  };

  const takePicture = (event: ClipboardEvent | DragEvent, transfer: DataTransfer): void => {
    const [file] = transfer.files;
    if (file === undefined) return;
    // The window would import it.
    event.preventDefault();
    setAimed(false);
    searchBy(file);
  };

  return (
    <search
      className={styles['search']}
      data-aimed={isAimed || undefined}
      onDragOver={(event) => {
        setAimed(event.dataTransfer.types.includes('Files'));
      }}
      onDragLeave={(event) => {
        const { relatedTarget } = event;
        setAimed(relatedTarget instanceof Node && event.currentTarget.contains(relatedTarget));
      }}
      onDrop={(event) => {
        takePicture(event, event.dataTransfer);
      }}
    >
      <form
        className={styles['form']}
        onSubmit={(event) => {
          event.preventDefault();
          commit();
          if (!matchMedia('(pointer: fine)').matches) inputRef.current?.blur();
        }}
      >
        <Search className={styles['icon']} aria-hidden="true" />
        <input
          ref={inputRef}
          type="search"
          enterKeyHint="search"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck
          aria-label={searchText.heading}
          placeholder={searchText.placeholder}
          className={styles['input']}
          value={draft}
          onChange={(event) => {
            write(event.target.value);
          }}
          onBlur={commit}
          onPaste={(event) => {
            takePicture(event, event.clipboardData);
          }}
        />
        {draft !== '' && (
          <IconButton
            label={searchText.clear}
            icon={<X />}
            className={styles['button']}
            onClick={() => {
              clear();
              inputRef.current?.focus();
            }}
          />
        )}
        <IconButton
          label={searchText.searchByPicture}
          icon={<ImageUp />}
          className={styles['button']}
          onClick={() => pickerRef.current?.click()}
        />
        <input
          ref={pickerRef}
          type="file"
          hidden
          tabIndex={-1}
          accept={PICTURES}
          aria-label={searchText.searchByPicture}
          onChange={(event) => {
            const file = event.target.files?.[0];
            searchBy(file);
            event.target.value = '';
          }}
        />
      </form>
      {isAimed && <p className={styles['aim']}>{searchText.dropPicture}</p>}
    </search>
  );
}

/** The words in the field: as written, until they are searched for; as addressed, when somebody goes back or elsewhere. */
function useDraft(query: SearchQuery) {
  const go = useGoSearch();
  const addressed = query.subject.kind === 'words' ? query.subject.words : '';
  const [draft, setDraft] = useState(addressed);
  /** The address the draft was last brought in line with. */
  const [known, setKnown] = useState(addressed);
  /** What was searched for from here last: its address comes back while one may already be typing on. */
  const [sent, setSent] = useState<string | null>(null);
  /** True from the first pause of a stretch of typing to its end. */
  const isTypingOnRef = useRef(false);

  if (known !== addressed) {
    setKnown(addressed);
    setSent(null);
    if (addressed !== sent) setDraft(addressed);
  }

  const words = draft.trim();
  const isSettled = words === addressed;

  function search(): void {
    if (isSettled) return;
    setSent(words);
    const subject = words === '' ? NO_SUBJECT : ({ kind: 'words', words } as const);
    go({ ...query, subject, more: 0 }, { replace: isTypingOnRef.current });
    isTypingOnRef.current = true;
  }

  const latest = useRef(search);
  const timerRef = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    latest.current = search;
  });
  useEffect(
    () => () => {
      clearTimeout(timerRef.current);
    },
    [],
  );

  return {
    draft,
    write: (text: string) => {
      setDraft(text);
      clearTimeout(timerRef.current);
      timerRef.current = setTimeout(() => {
        latest.current();
      }, PAUSE_MS);
    },
    /** Searches at once; what is typed from here on is another entry of the history. */
    commit: () => {
      search();
      isTypingOnRef.current = false;
    },
    clear: () => {
      setDraft('');
      setSent('');
      if (addressed !== '') go({ ...query, subject: NO_SUBJECT, more: 0 });
      isTypingOnRef.current = false;
    },
  };
}
