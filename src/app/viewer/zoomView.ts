/**
 * How far a picture is zoomed and where it is moved to, as pure arithmetic. Distances are CSS pixels from the middle of the
 * frame; at scale 1 the picture fits the frame and stands in its middle.
 */

export interface ZoomView {
  readonly scale: number;
  /** Of the picture's middle. */
  readonly x: number;
  readonly y: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** What a picture can be moved and zoomed in. */
export interface ZoomRoom {
  readonly frame: Size;
  /** The picture at scale 1. */
  readonly fitted: Size;
  /** The scale at which a point of the picture is a point of the screen. */
  readonly full: number;
  /** The largest scale. */
  readonly most: number;
}

export const FITTED: ZoomView = { scale: 1, x: 0, y: 0 };

/** Beyond twice its own points a picture only gets blurred; small ones may fill the frame all the same. */
const MOST_OF_FULL = 2;
const MOST_AT_LEAST = 4;

/** A full size this close to the fitted one is none to zoom to: then it is as much as this. */
const FULL_AT_LEAST = 1.25;
const FULL_OTHERWISE = 2;

/**
 * @param frame CSS pixels
 * @param photo as shown, in its own pixels
 * @param pixelRatio screen points to a CSS pixel
 */
export function roomOf(frame: Size, photo: Size, pixelRatio: number): ZoomRoom {
  const width = Math.min(photo.width, frame.width, (frame.height * photo.width) / photo.height);
  const fitted = { width, height: (width * photo.height) / photo.width };
  const own = photo.width / pixelRatio / Math.max(1, width);
  return {
    frame,
    fitted,
    full: own >= FULL_AT_LEAST ? own : FULL_OTHERWISE,
    most: Math.max(MOST_AT_LEAST, own * MOST_OF_FULL),
  };
}

/** Zooms so that what is at `at` stays there, as far as the picture's edges allow. */
export function zoomedTo(view: ZoomView, scale: number, at: Point, room: ZoomRoom): ZoomView {
  const wanted = Math.min(room.most, Math.max(1, scale));
  const ratio = wanted / view.scale;
  return within(
    { scale: wanted, x: at.x - (at.x - view.x) * ratio, y: at.y - (at.y - view.y) * ratio },
    room,
  );
}

export function movedBy(view: ZoomView, by: Point, room: ZoomRoom): ZoomView {
  return within({ ...view, x: view.x + by.x, y: view.y + by.y }, room);
}

/** No edge of the picture comes further into the frame than it must; what is smaller than the frame stays in its middle. */
function within({ scale, x, y }: ZoomView, { frame, fitted }: ZoomRoom): ZoomView {
  const limitX = (fitted.width * scale - frame.width) / 2;
  const limitY = (fitted.height * scale - frame.height) / 2;
  return { scale, x: clamp(x, limitX), y: clamp(y, limitY) };
}

/** Less than a pixel is what rounding leaves of a side that just fits. */
const FITS_PX = 0.5;

function clamp(value: number, limit: number): number {
  if (limit < FITS_PX) return 0;
  // Adding 0 makes -0 what it is.
  return Math.min(limit, Math.max(-limit, value)) + 0;
}
