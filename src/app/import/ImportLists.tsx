/**
 * The files that were not imported, each by name and reason, those that were there already, and those that a cancel left
 * out. Names come from outside: they are text only, and isolated, so that a right-to-left mark in one cannot turn the line
 * around.
 */
import { Link } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import type { ImportProgress } from '../../pipeline/importPhotos.ts';
import { said, text } from '../messages.ts';
import styles from './ImportPanel.module.css';

/** A list of a thousand is drawn in steps. */
const STEP = 100;

interface RefusedListProps {
  readonly refused: ImportProgress['refused'];
  readonly isOpen?: boolean;
}

export function RefusedList({ refused, isOpen = false }: RefusedListProps) {
  return (
    <FileList
      title={text.notImported(refused.length)}
      files={refused}
      isOpen={isOpen}
      reasonOf={({ refusal }) => refusal.kind}
    >
      {({ refusal }) => <span className={styles['reason']}>{said(refusal.detail)}</span>}
    </FileList>
  );
}

export function DuplicateList({ duplicates }: { readonly duplicates: ImportProgress['duplicates'] }) {
  return (
    <FileList title={text.duplicates(duplicates.length)} files={duplicates}>
      {({ existingId }) => (
        <Link to="/photos/$photoId" params={{ photoId: String(existingId) }} className={styles['reason']}>
          {text.seeFirstCopy}
        </Link>
      )}
    </FileList>
  );
}

export function LeftOutList({ leftOut }: { readonly leftOut: ImportProgress['leftOut'] }) {
  return <FileList title={text.leftOut(leftOut.length)} files={leftOut.map((path) => ({ path }))} />;
}

interface FileListProps<File extends { readonly path: string }> {
  readonly title: string;
  readonly files: readonly File[];
  readonly isOpen?: boolean;
  readonly reasonOf?: (file: File) => string;
  /** What stands beside a file's name. */
  readonly children?: (file: File) => ReactNode;
}

function FileList<File extends { readonly path: string }>({
  title,
  files,
  isOpen = false,
  reasonOf,
  children,
}: FileListProps<File>) {
  const [shown, setShown] = useState(STEP);
  if (files.length === 0) return null;
  const more = Math.min(files.length - shown, 10 * STEP);
  return (
    <details className={styles['details']} open={isOpen}>
      <summary>{title}</summary>
      <ul className={styles['list']}>
        {files.slice(0, shown).map((file, index) => (
          // Paths may repeat; the list only grows at its end.
          // oxlint-disable-next-line react/no-array-index-key
          <li key={index} data-reason={reasonOf?.(file)} className={styles['row']}>
            <bdi dir="ltr" className={styles['name']} title={file.path}>
              {file.path}
            </bdi>
            {children?.(file)}
          </li>
        ))}
        {more > 0 && (
          <li>
            <button
              type="button"
              className={styles['more']}
              onClick={() => {
                setShown(shown + more);
              }}
            >
              {text.moreRows(more)}
            </button>
          </li>
        )}
      </ul>
    </details>
  );
}
