/**
 * A sink for files that come in many small pieces: written in large ones, with what went through it and what went wrong in
 * it kept apart from everything else that may.
 */

/** Bytes to a write. */
const WRITE_BYTES = 4 * 1024 * 1024;

export interface BufferedSink {
  readonly stream: WritableStream<Uint8Array>;
  readonly bytes: () => number;
  /** Writes no file after all. A sink that failed by itself has nothing left to abort. */
  readonly abort: (reason: unknown) => Promise<void>;
}

/** Why a sink was not filled. */
export type SinkFailure =
  | { readonly ok: false; readonly reason: 'cancelled' | 'storage-full' }
  /** It took no more: the disk is gone, a permission was taken back. */
  | { readonly ok: false; readonly reason: 'not-written'; readonly detail: string };

/**
 * What `write` answers once it has filled the sink, or what kept it from that; the sink is aborted then. Rejects for whatever
 * else goes wrong in `write`.
 */
export async function fillSink<Written>(
  sink: WritableStream<Uint8Array>,
  signal: AbortSignal,
  write: (target: BufferedSink) => Promise<Written>,
): Promise<Written | SinkFailure> {
  const target = createBufferedSink(sink);
  try {
    return await write(target);
  } catch (error) {
    await target.abort(error);
    if (signal.aborted) return { ok: false, reason: 'cancelled' };
    const failure = target.failure();
    if (failure === null) throw error;
    if (failure.name === 'QuotaExceededError') return { ok: false, reason: 'storage-full' };
    return { ok: false, reason: 'not-written', detail: failure.message };
  }
}

interface GuardedSink extends BufferedSink {
  /** Of the sink itself; null while it takes what it is given. */
  readonly failure: () => Error | null;
}

function createBufferedSink(sink: WritableStream<Uint8Array>): GuardedSink {
  const out = sink.getWriter();
  let bytes = 0;
  let failure: Error | null = null;
  const guard = async (work: () => Promise<void>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      failure ??= error instanceof Error ? error : new Error(String(error));
      throw error;
    }
  };
  // The zip comes in pieces of a few kilobytes, and each write to a file is a message to another process.
  const buffer = new Uint8Array(WRITE_BYTES);
  let filled = 0;
  const flush = async (): Promise<void> => {
    await out.write(buffer.subarray(0, filled));
    filled = 0;
  };
  return {
    stream: new WritableStream<Uint8Array>({
      write: (chunk) =>
        guard(async () => {
          for (let at = 0; at < chunk.length;) {
            const part = chunk.subarray(at, at + WRITE_BYTES - filled);
            buffer.set(part, filled);
            filled += part.length;
            at += part.length;
            if (filled === WRITE_BYTES) await flush();
          }
          bytes += chunk.length;
        }),
      close: () =>
        guard(async () => {
          await flush();
          await out.close();
        }),
    }),
    bytes: () => bytes,
    failure: () => failure,
    abort: (reason: unknown): Promise<void> => out.abort(reason).catch(() => undefined),
  };
}
