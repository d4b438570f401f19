/** How many photos of a review fit on the screen: whole tiles of one size, as large as they can be read at a glance. */

/** A picture narrower than this says too little; on a phone two stand beside each other. */
const NARROWEST_PX = 190;
const FEWEST_COLUMNS = 2;
const TILE_GAP_PX = 12;
/** Height of a picture by its width: where a row more is not worth it, and at most and least. */
const PICTURE_RATIO = 0.7;
const TALLEST_RATIO = 1.25;
const FLATTEST_RATIO = 0.55;
/** Words and buttons below a picture, as Review.module.css has them. */
const BELOW_PX = { fine: 96, coarse: 108 };
/** More at once is not looked at, only passed over. */
const MOST = 48;

export interface Screenful {
  readonly columns: number;
  readonly size: number;
  /** CSS pixels; at least so high that what is in them can be seen. */
  readonly pictureHeight: number;
}

/** @param width and height of the room for tiles, CSS pixels */
export function fitScreenful(width: number, height: number, pointer: keyof typeof BELOW_PX): Screenful {
  const columns = Math.max(FEWEST_COLUMNS, Math.floor((width + TILE_GAP_PX) / (NARROWEST_PX + TILE_GAP_PX)));
  const tileWidth = (width - (columns - 1) * TILE_GAP_PX) / columns;
  const natural = tileWidth * PICTURE_RATIO + BELOW_PX[pointer];
  const rows = Math.max(1, Math.floor((height + TILE_GAP_PX) / (natural + TILE_GAP_PX)));
  const tileHeight = (height - (rows - 1) * TILE_GAP_PX) / rows;
  const room = tileHeight - BELOW_PX[pointer];
  const pictureHeight = Math.min(tileWidth * TALLEST_RATIO, Math.max(tileWidth * FLATTEST_RATIO, room));
  return { columns, size: Math.min(MOST, columns * rows), pictureHeight: Math.floor(pictureHeight) };
}
