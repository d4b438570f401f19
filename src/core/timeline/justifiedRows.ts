/**
 * Justified rows: photos of equal height that fill the width exactly, like lines of justified text. Where rows break is
 * worked out for the whole list; the boxes inside a row only for the rows that are drawn.
 */
import type { PhotoList } from '../photo.ts';

/** What decides the rows' geometry, CSS pixels. */
export interface JustifyOptions {
  /** Width to fill. */
  readonly width: number;
  /** Height rows come near to. */
  readonly rowHeight: number;
  readonly gap: number;
}

export type PhotoShapes = Pick<PhotoList, 'widths' | 'heights'>;

/** One photo's box in its row, CSS pixels. */
export interface Tile {
  /** Position of the photo in the whole list. */
  readonly index: number;
  readonly left: number;
  readonly width: number;
}

/** Shapes beyond these (panoramas, long screenshots) are shown cropped: a row may not be all one photo's. */
const NARROWEST = 0.45;
const WIDEST = 3.2;
/** A row may not grow taller than this many times the height asked for. */
const TALLEST_ROW = 1.5;
/** A last row that would have to grow more than this to fill the width leaves its end empty. */
const FULL_LAST_ROW = 1.15;

/** Width by height as the grid shows it; unknown sizes are squares. */
export function shownAspect({ widths, heights }: PhotoShapes, index: number): number {
  const width = widths[index] ?? 0;
  const height = heights[index] ?? 0;
  if (!(width > 0 && height > 0)) return 1;
  return Math.min(WIDEST, Math.max(NARROWEST, width / height));
}

/**
 * Breaks the photos from `first` up to `end` into rows, each ended where its height comes nearest to the one asked for.
 * @param emit called for each row, top to bottom
 */
export function breakRows(
  shapes: PhotoShapes,
  first: number,
  end: number,
  options: JustifyOptions,
  emit: (first: number, end: number, height: number) => void,
): void {
  let rowFirst = first;
  let aspects = 0;
  const close = (rowEnd: number): void => {
    const filling = fillHeight(rowEnd - rowFirst, aspects, options);
    const tallest = options.rowHeight * (rowEnd === end ? FULL_LAST_ROW : TALLEST_ROW);
    emit(rowFirst, rowEnd, asHeight(filling <= tallest ? filling : options.rowHeight));
    rowFirst = rowEnd;
    aspects = 0;
  };

  for (let index = first; index < end; index++) {
    const aspect = shownAspect(shapes, index);
    const count = index - rowFirst;
    const heightWithout = fillHeight(count, aspects, options);
    const heightWith = fillHeight(count + 1, aspects + aspect, options);
    const isNearerWithout =
      heightWithout <= options.rowHeight * TALLEST_ROW &&
      heightWithout - options.rowHeight < options.rowHeight - heightWith;
    if (count > 0 && isNearerWithout) close(index);
    aspects += aspect;
    if (fillHeight(index + 1 - rowFirst, aspects, options) <= options.rowHeight) close(index + 1);
  }
  if (rowFirst < end) close(end);
}

/** The boxes of one row that {@link breakRows} made with the same options, `height` tall. */
export function placeTiles(
  shapes: PhotoShapes,
  first: number,
  end: number,
  height: number,
  options: JustifyOptions,
): readonly Tile[] {
  let aspects = 0;
  for (let index = first; index < end; index++) aspects += shownAspect(shapes, index);
  const isFull = asHeight(fillHeight(end - first, aspects, options)) === height;
  const tiles: Tile[] = [];
  let left = 0;
  for (let index = first; index < end; index++) {
    const room = options.width - left;
    const wanted =
      isFull && index === end - 1 ? room : Math.min(Math.round(shownAspect(shapes, index) * height), room);
    const width = Math.max(1, wanted);
    tiles.push({ index, left, width });
    left += width + options.gap;
  }
  return tiles;
}

/** Height at which that many photos of those shapes fill the width. */
function fillHeight(count: number, aspects: number, { width, gap }: JustifyOptions): number {
  return count === 0 ? Number.POSITIVE_INFINITY : (width - gap * (count - 1)) / aspects;
}

function asHeight(filling: number): number {
  return Math.max(1, Math.round(filling));
}
