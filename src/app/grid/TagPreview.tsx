/** What a photo is called and which tags it carries, at its foot while somebody looks at it more closely. */
import { textAt } from '../../core/packedText.ts';
import { rowOfPhoto, tilesOfRow } from '../../core/timeline/rowSearch.ts';
import { usePhotoLinks } from '../queries.ts';
import { gridText } from './messages.ts';
import styles from './TagPreview.module.css';
import type { Arrangement } from './useArrangement.ts';

interface TagPreviewProps {
  readonly id: string;
  readonly arrangement: Arrangement;
  /** Position of the photo in the list. */
  readonly index: number;
  /** Distance of the drawn window's origin from the grid's top, CSS pixels. */
  readonly base: number;
}

const MOST_TAGS = 6;
/** Narrow photos lend their neighbours' room. */
const NARROWEST_PX = 200;

export function TagPreview({ id, arrangement: { list, layout }, index, base }: TagPreviewProps) {
  const links = usePhotoLinks(list.ids[index] ?? 0).data;
  const row = rowOfPhoto(layout, index);
  const tile = tilesOfRow(list, layout, row).find((placed) => placed.index === index);
  // Nothing is shown before the tags are there, so that nothing jumps.
  if (links === undefined || tile === undefined) return null;
  const width = Math.min(Math.max(tile.width, NARROWEST_PX), layout.options.width);
  const left = Math.min(tile.left, layout.options.width - width);
  const bottom = (layout.tops[row] ?? 0) + (layout.heights[row] ?? 0) - base;
  const paths = links.map(({ tag }) => tag.path);
  // No roles in it: a grid has rows and nothing else. What it says is tied to the photo's link.
  return (
    <div
      id={id}
      className={styles['preview']}
      style={{ transform: `translate(${String(left)}px, ${String(bottom)}px) translateY(-100%)`, width }}
    >
      <bdi className={styles['name']}>{textAt(list.names, index)}</bdi>
      {paths.length > 0 && (
        <div className={styles['tags']}>
          {paths.slice(0, MOST_TAGS).map((path) => (
            <bdi key={path} className={styles['tag']}>
              {path}
            </bdi>
          ))}
          {paths.length > MOST_TAGS && <span>{gridText.moreTags(paths.length - MOST_TAGS)}</span>}
        </div>
      )}
    </div>
  );
}
