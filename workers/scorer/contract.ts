/**
 * What the page may ask of the scorer worker. Everything crosses as data; rejections are bugs or a lost database, and the
 * worker is then made again.
 */
import type { PhotoId } from '../../src/core/photo.ts';
import type { LibraryAt } from '../../src/library/openDatabase.ts';
import type {
  ClassifyRequest,
  ClassifyResult,
  DuplicatesResult,
  HashResult,
  PreviewRequest,
  PreviewResult,
  RankRequest,
  RankResult,
} from '../../src/scorer/scorer.ts';

/** `callId`: the caller's own, to abort the call by; a signal cannot cross threads. */
export interface ScorerWorkerApi {
  /** Whose library; the same one for the worker's whole life. Comes first. */
  open(at: LibraryAt): Promise<void>;
  classify(callId: number, request: ClassifyRequest): Promise<ClassifyResult>;
  rank(callId: number, request: RankRequest): Promise<RankResult>;
  preview(callId: number, request: PreviewRequest): Promise<PreviewResult>;
  hashPhotos(callId: number, photoIds: readonly PhotoId[]): Promise<HashResult>;
  findDuplicates(callId: number, modelKey: string | null): Promise<DuplicatesResult>;
  /** The call answers soon, with what it did until then. */
  abort(callId: number): void;
}
