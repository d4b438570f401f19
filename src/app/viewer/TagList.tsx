/** The tags of a photo, each with the way to take it off. Taking off an automatic one is a correction that stays. */
import { Link } from '@tanstack/react-router';
import { Pin, Plus, X } from 'lucide-react';
import { useRef } from 'react';
import type { Photo } from '../../core/photo.ts';
import type { PhotoTag } from '../../library/library.ts';
import { Button } from '../controls/Button.tsx';
import { text } from '../messages.ts';
import { usePhotoLinks } from '../queries.ts';
import styles from './DetailsPanel.module.css';
import { correctionText } from './messages.ts';
import { useCorrect } from './useCorrections.ts';

interface TagListProps {
  readonly photo: Photo;
  readonly onAdd: () => void;
}

export function TagList({ photo, onAdd }: TagListProps) {
  const links = usePhotoLinks(photo.id).data;
  const { takeOff } = useCorrect();
  const addRef = useRef<HTMLButtonElement>(null);
  if (links === undefined) return null;
  return (
    <>
      {links.length === 0 && <p className={styles['muted']}>{text.noTags}</p>}
      {links.length > 0 && (
        <ul className={styles['tags']}>
          {links.map((link) => (
            <TagChip
              key={link.tagId}
              link={link}
              onRemove={() => {
                takeOff(photo.id, link.tag);
                // The button goes with its tag.
                addRef.current?.focus();
              }}
            />
          ))}
        </ul>
      )}
      <Button ref={addRef} variant="bare" icon={<Plus />} className={styles['addTag']} onClick={onAdd}>
        {text.addTag}
      </Button>
    </>
  );
}

interface TagChipProps {
  readonly link: PhotoTag;
  readonly onRemove: () => void;
}

function TagChip({ link: { tag, provenance, isByHand }, onRemove }: TagChipProps) {
  return (
    <li className={styles['chip']}>
      <Link to="/tags/$" params={{ _splat: tag.path }} className={styles['chipLink']}>
        <bdi dir="ltr">{tag.path}</bdi>
      </Link>
      {provenance !== null && (
        <span className={styles['chipScore']} title={text.tagScoreTitle(provenance.score, provenance.prompt)}>
          {text.tagScore(provenance.score)}
        </span>
      )}
      {isByHand && tag.kind === 'auto' && (
        <span title={correctionText.putOnByYou} className={styles['chipByHand']}>
          <Pin aria-hidden="true" />
          <span className={styles['hidden']}>{correctionText.putOnByYou}</span>
        </span>
      )}
      <button
        type="button"
        aria-label={text.removeTag(tag.path)}
        title={text.removeTag(tag.path)}
        className={styles['chipRemove']}
        onClick={onRemove}
      >
        <X aria-hidden="true" />
      </button>
    </li>
  );
}
