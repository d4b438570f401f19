/**
 * What the page may ask of a media worker. Everything crosses as data: a thrown error would lose its fields on the way,
 * so what can be expected to go wrong is a refusal. Rejections are bugs.
 */
import type { Preprocessing } from '../../src/core/model.ts';
import type { PhotoFormat } from '../../src/core/photo.ts';
import type { DerivedImage } from '../../src/library/library.ts';
import type { InspectedFile, Outcome, RenderedPhoto } from '../../src/media/media.ts';

/** A rendered picture without its original, which stays with the page. */
export type WorkerRender = Omit<RenderedPhoto, 'original'>;

export interface MediaWorkerApi {
  /** The file's bytes are transferred back in `original`. */
  inspect(file: File): Promise<Outcome<InspectedFile>>;
  render(
    original: ArrayBuffer,
    format: PhotoFormat,
    input: Preprocessing | null,
  ): Promise<Outcome<WorkerRender>>;
  renderPreview(original: ArrayBuffer, format: PhotoFormat): Promise<Outcome<DerivedImage>>;
  renderInput(original: ArrayBuffer, format: PhotoFormat, input: Preprocessing): Promise<Outcome<Uint8Array>>;
}
