/**
 * One file over HTTP into a sink, however often the connection breaks: what is there already is not asked for again, a file
 * that changed meanwhile starts anew, and waits between tries are bounded. Says what came; whether it is right is for the
 * caller.
 */
import type { ModelProblem } from '../../src/models/problem.ts';
import { retryAfterMs } from './retryAfter.ts';

/** Where bytes go; {@link FileSink.append} throws a `QuotaExceededError` where the disk is full. */
export interface FileSink {
  readonly size: number;
  append(bytes: Uint8Array): void;
  clear(): void;
  /** What the server called the version these bytes are of; null where it did not say. */
  readonly etag: string | null;
  /** To be called before the first bytes of a version. */
  noteVersion(etag: string | null): void;
}

export interface FetchSurroundings {
  readonly fetch: (address: string, init: RequestInit) => Promise<Response>;
  /** Resolves early once the signal is aborted. */
  readonly delay: (delayMs: number, signal: AbortSignal) => Promise<void>;
  readonly nowMs: () => number;
}

export interface FetchOptions extends FetchSurroundings {
  readonly address: string;
  /** Null where only the server knows. */
  readonly expectedBytes: number | null;
  readonly sink: FileSink;
  readonly signal: AbortSignal;
  /** The file's size once it is known, with each piece that came. */
  readonly onProgress: (totalBytes: number | null) => void;
  /** Told before a wait, and with null when it is over. */
  readonly onWait: (wait: { readonly problem: ModelProblem; readonly delayMs: number } | null) => void;
}

export type FetchEnd =
  | { readonly kind: 'whole' }
  | { readonly kind: 'paused' }
  | { readonly kind: 'failed'; readonly problem: ModelProblem };

/** Tries in a row that bring nothing. */
const MAX_TRIES = 6;
const FIRST_WAIT_MS = 1_000;
/** The hub counts requests over minutes and lets no browser read how long it wants one to wait. */
const FIRST_BUSY_WAIT_MS = 5_000;
const LONGEST_WAIT_MS = 30_000;
/** A server that asks for more than this is told to the person instead. */
const LONGEST_ASKED_WAIT_MS = 120_000;
/** A connection that brings nothing for so long is given up and made again. */
const STALL_MS = 30_000;

type Try =
  | { readonly kind: 'whole' }
  | { readonly kind: 'again'; readonly problem: ModelProblem; readonly askedWaitMs: number | null }
  | { readonly kind: 'restart' }
  | { readonly kind: 'failed'; readonly problem: ModelProblem };

export async function fetchFile(options: FetchOptions): Promise<FetchEnd> {
  const { sink, signal, delay, onWait } = options;
  let emptyTries = 0;
  for (;;) {
    const sizeBefore = sink.size;
    const end = await tryOnce(options);
    if (signal.aborted) return { kind: 'paused' };
    if (end.kind === 'whole' || end.kind === 'failed') return end;
    emptyTries = sink.size > sizeBefore ? 1 : emptyTries + 1;
    if (end.kind === 'restart') {
      if (emptyTries >= MAX_TRIES) return { kind: 'failed', problem: offline(options) };
      continue;
    }
    const { problem, askedWaitMs } = end;
    if (askedWaitMs !== null && askedWaitMs > LONGEST_ASKED_WAIT_MS) {
      return {
        kind: 'failed',
        problem: { kind: 'rate-limited', address: options.address, waitMs: askedWaitMs },
      };
    }
    if (emptyTries >= MAX_TRIES) return { kind: 'failed', problem };
    const isBusy = problem.kind === 'server' && problem.status === 429;
    const firstMs = isBusy ? FIRST_BUSY_WAIT_MS : FIRST_WAIT_MS;
    const delayMs = askedWaitMs ?? Math.min(LONGEST_WAIT_MS, firstMs * 2 ** (emptyTries - 1));
    onWait({ problem, delayMs });
    await delay(delayMs, signal);
    onWait(null);
  }
}

async function tryOnce(options: FetchOptions): Promise<Try> {
  const { address, sink, signal } = options;
  const stall = new AbortController();
  const either = AbortSignal.any([signal, stall.signal]);
  try {
    const response = await guard(
      options.fetch(address, {
        headers: rangeHeaders(address, sink),
        signal: either,
        // A second copy of the model in the browser's HTTP cache would help nobody.
        cache: 'no-store',
      }),
      stall,
    );
    const verdict = judge(options, response);
    if (verdict !== null) {
      await response.body?.cancel();
      return verdict;
    }
    return await readBody(options, response, stall);
  } catch (error) {
    if (isQuotaError(error)) {
      return { kind: 'failed', problem: { kind: 'storage-full', neededBytes: null, freeBytes: null } };
    }
    // fetch and its body reject with a TypeError where no answer came or it was cut off, and when aborted.
    if (error instanceof TypeError || either.aborted) {
      return { kind: 'again', problem: offline(options), askedWaitMs: null };
    }
    throw error;
  }
}

/** `If-Range` is for the app's own site: asking another origin with it would need that origin's consent beforehand. */
function rangeHeaders(address: string, { size, etag }: FileSink): Record<string, string> {
  if (size === 0) return {};
  const range = { Range: `bytes=${size}-` };
  const isOwnSite = 'location' in globalThis && new URL(address).origin === globalThis.location.origin;
  return isOwnSite && etag !== null ? { ...range, 'If-Range': etag } : range;
}

/** What to do about an answer without reading it; null where its body is wanted. */
function judge(options: FetchOptions, response: Response): Try | null {
  const { address, sink, expectedBytes, nowMs } = options;
  const { status, headers } = response;
  if (status === 404 || status === 410) return { kind: 'failed', problem: { kind: 'missing', address } };
  if (status === 429 || status >= 500) {
    const askedWaitMs = retryAfterMs(headers.get('Retry-After'), nowMs());
    return { kind: 'again', problem: { kind: 'server', address, status }, askedWaitMs };
  }
  if (status === 416) {
    if (headers.get('Content-Range') === `bytes */${sink.size}`) return { kind: 'whole' };
    // The server's file ends before ours: it is another file by now.
    sink.clear();
    return { kind: 'restart' };
  }
  if (!response.ok) return { kind: 'failed', problem: { kind: 'refused', address, status } };
  if (headers.get('Content-Type')?.startsWith('text/html') === true) {
    return { kind: 'failed', problem: { kind: 'page-instead', address } };
  }
  if (status === 206 && isOfAnotherVersion(headers, sink, expectedBytes)) {
    sink.clear();
    return { kind: 'restart' };
  }
  return null;
}

function isOfAnotherVersion(
  headers: Headers,
  { size, etag }: FileSink,
  expectedBytes: number | null,
): boolean {
  const newEtag = headers.get('ETag');
  if (etag !== null && newEtag !== null && etag !== newEtag) return true;
  const range = parseContentRange(headers.get('Content-Range'));
  if (range === null) return false;
  return (
    range.first !== size || (expectedBytes !== null && range.total !== null && range.total < expectedBytes)
  );
}

function parseContentRange(
  text: string | null,
): { readonly first: number; readonly total: number | null } | null {
  const [, first, total] = /^bytes (\d+)-\d+\/(\d+|\*)$/.exec(text ?? '') ?? [];
  if (first === undefined) return null;
  return { first: Number(first), total: total === '*' ? null : Number(total) };
}

async function readBody(options: FetchOptions, response: Response, stall: AbortController): Promise<Try> {
  const { sink, expectedBytes, onProgress } = options;
  // The whole file though a part was asked for: the server knows no ranges, or the file changed.
  if (response.status === 200) sink.clear();
  sink.noteVersion(response.headers.get('ETag') ?? sink.etag);
  const start = sink.size;
  const length = Number(response.headers.get('Content-Length') ?? Number.NaN);
  const announcedBytes = Number.isFinite(length) ? start + length : null;
  const totalBytes = expectedBytes ?? announcedBytes;
  const reader = (response.body ?? new Blob([]).stream()).getReader();
  for (;;) {
    const { value } = await guard(reader.read(), stall);
    if (value === undefined) break;
    sink.append(value);
    onProgress(totalBytes);
  }
  // The browser itself reports an answer that is shorter than announced. One that announced nothing may have been cut.
  const isCut = expectedBytes !== null && sink.size < expectedBytes && announcedBytes === null;
  return isCut ? { kind: 'again', problem: offline(options), askedWaitMs: null } : { kind: 'whole' };
}

/** Gives the connection up where the promise brings nothing for too long. */
async function guard<T>(promise: Promise<T>, stall: AbortController): Promise<T> {
  const timer = setTimeout(() => stall.abort(), STALL_MS);
  try {
    return await promise;
  } finally {
    clearTimeout(timer);
  }
}

function offline({ address }: FetchOptions): ModelProblem {
  return { kind: 'offline', address };
}

function isQuotaError(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'QuotaExceededError';
}
