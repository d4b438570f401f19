/**
 * Off-screen canvases for scaling. Canvases stay on the CPU: pixels are read back or encoded at once, which from a GPU
 * canvas costs more than the drawing. Whoever has a canvas of these releases it: the collector counts the few bytes of
 * the object and not its megabytes, and comes when hundreds of them have piled up.
 */

export interface DrawingCanvas {
  readonly canvas: OffscreenCanvas;
  readonly context: OffscreenCanvasRenderingContext2D;
}

/** A transparent canvas that scales with the browser's best filter. */
export function newCanvas(width: number, height: number): DrawingCanvas {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context === null) throw new Error('This browser gives workers no 2d canvas.');
  context.imageSmoothingEnabled = true;
  context.imageSmoothingQuality = 'high';
  return { canvas, context };
}

/** Gives the canvas's pixels back. */
export function releaseCanvas(canvas: OffscreenCanvas): void {
  canvas.width = 0;
  canvas.height = 0;
}

/**
 * A copy of a picture, scaled, on white. White is what a transparent picture is most often seen on, and neither the
 * model nor a JPEG knows transparency.
 */
export function drawOnWhite(
  source: ImageBitmap | OffscreenCanvas,
  width: number,
  height: number,
): DrawingCanvas {
  const target = newCanvas(width, height);
  target.context.fillStyle = '#fff';
  target.context.fillRect(0, 0, width, height);
  target.context.drawImage(source, 0, 0, width, height);
  return target;
}

/** Straight RGBA of a canvas made here. */
export function readPixels(canvas: OffscreenCanvas): Uint8ClampedArray {
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('The canvas has another kind of context than 2d.');
  return context.getImageData(0, 0, canvas.width, canvas.height).data;
}
