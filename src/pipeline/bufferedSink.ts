/**
 * A sink for files that come in many small pieces: written in large ones, with what went through it and what went wrong in
 * it kept apart from everything else that may.
 */

/** Bytes to a write. */
const WRITE_BYTES = 4 * 1024 * 1024;

export interface BufferedSink {
  readonly stream: WritableStream<Uint8Array>;
  readonly bytes: () => number;
  /** Of the sink itself; null while it takes what it is given. */
  readonly failure: () => Error | null;
  /** A sink that failed by itself has nothing left to abort. */
  readonly abort: (reason: unknown) => Promise<void>;
}

export function createBufferedSink(sink: WritableStream<Uint8Array>): BufferedSink {
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
