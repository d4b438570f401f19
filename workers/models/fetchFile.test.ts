import { describe, expect, it } from 'vitest';
import { fetchFile, type FetchOptions, type FileSink } from './fetchFile.ts';
import { retryAfterMs } from './retryAfter.ts';

const ADDRESS = 'https://hub.test/somebody/model/resolve/1/onnx/model.onnx';
const WHOLE = Uint8Array.from({ length: 100 }, (_, index) => index);

function memorySink(capacity = Infinity): FileSink & { readonly bytes: number[] } {
  const bytes: number[] = [];
  let etag: string | null = null;
  return {
    bytes,
    get size() {
      return bytes.length;
    },
    get etag() {
      return etag;
    },
    noteVersion(named) {
      etag = named;
    },
    append(more) {
      if (bytes.length + more.length > capacity) throw new DOMException('full', 'QuotaExceededError');
      bytes.push(...more);
    },
    clear() {
      bytes.length = 0;
      etag = null;
    },
  };
}

/** Answers in this order, the last one again and again; notes what was asked and how long was waited. */
function run(answers: ReadonlyArray<(range: string | null) => Response>, sink: FileSink = memorySink()) {
  const ranges: Array<string | null> = [];
  const waitsMs: number[] = [];
  const aborting = new AbortController();
  const options: FetchOptions = {
    address: ADDRESS,
    expectedBytes: WHOLE.length,
    sink,
    signal: aborting.signal,
    fetch: (_address, { headers }) => {
      const range = new Headers(headers).get('Range');
      const answer = answers[Math.min(ranges.length, answers.length - 1)];
      ranges.push(range);
      return answer === undefined ? Promise.reject(new TypeError('offline')) : Promise.resolve(answer(range));
    },
    delay: (delayMs) => {
      waitsMs.push(delayMs);
      return Promise.resolve();
    },
    nowMs: () => 0,
    onProgress: () => undefined,
    onWait: () => undefined,
  };
  return { end: fetchFile(options), ranges, waitsMs, aborting };
}

/** The file from where it is asked for, cut after `count` bytes. */
function piece(count: number): (range: string | null) => Response {
  return (range) => {
    const start = Number(/\d+/.exec(range ?? '0')?.[0]);
    const pieces = [WHOLE.slice(start, start + count)];
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        const next = pieces.shift();
        if (next !== undefined) controller.enqueue(next);
        else if (start + count < WHOLE.length) controller.error(new TypeError('cut'));
        else controller.close();
      },
    });
    return new Response(body, { status: start > 0 ? 206 : 200 });
  };
}

const status =
  (code: number, headers: Record<string, string> = {}) =>
  () =>
    new Response(null, { status: code, headers });

describe('fetchFile', () => {
  it('asks for the rest after each cut and puts the whole together', async () => {
    const sink = memorySink();
    const { end, ranges } = run([piece(30)], sink);
    expect(await end).toEqual({ kind: 'whole' });
    expect(sink.bytes).toEqual([...WHOLE]);
    expect(ranges).toEqual([null, 'bytes=30-', 'bytes=60-', 'bytes=90-']);
  });

  it('counts only tries that brought nothing: any number of cuts is survived', async () => {
    expect(await run([piece(3)]).end).toEqual({ kind: 'whole' });
  });

  it('waits longer after each try in vain, and gives up', async () => {
    const { end, waitsMs } = run([status(503)]);
    expect(await end).toMatchObject({ kind: 'failed', problem: { kind: 'server', status: 503 } });
    expect(waitsMs).toEqual([1_000, 2_000, 4_000, 8_000, 16_000]);
  });

  it('waits longer from the start where it is told that it asks too much', async () => {
    const { end, waitsMs } = run([status(429), piece(100)]);
    expect(await end).toEqual({ kind: 'whole' });
    expect(waitsMs).toEqual([5_000]);
  });

  it('waits exactly as long as it is asked to', async () => {
    const { waitsMs, end } = run([status(503, { 'Retry-After': '7' }), piece(100)]);
    expect(await end).toEqual({ kind: 'whole' });
    expect(waitsMs).toEqual([7_000]);
  });

  it('says so rather than wait for an hour', async () => {
    const { end, waitsMs } = run([status(429, { 'Retry-After': '3600' })]);
    expect(await end).toMatchObject({ problem: { kind: 'rate-limited', waitMs: 3_600_000 } });
    expect(waitsMs).toEqual([]);
  });

  it('gives up where nothing answers', async () => {
    expect(await run([]).end).toMatchObject({ problem: { kind: 'offline', address: ADDRESS } });
  });

  it('stops where the disk is full, keeping what came', async () => {
    const sink = memorySink(50);
    const { end } = run([piece(30)], sink);
    expect(await end).toMatchObject({ kind: 'failed', problem: { kind: 'storage-full' } });
    expect(sink.bytes).toEqual(Array.from(WHOLE.slice(0, 30)));
  });

  it('takes 416 for the end where the server’s file is as long as what there is', async () => {
    const sink = memorySink();
    sink.append(WHOLE);
    const { end } = run([status(416, { 'Content-Range': 'bytes */100' })], sink);
    expect(await end).toEqual({ kind: 'whole' });
    expect(sink.size).toBe(100);
  });

  it('starts anew where the server’s file is shorter than what there is', async () => {
    const sink = memorySink();
    sink.append(Uint8Array.from([...WHOLE, 1, 2, 3]));
    const { end, ranges } = run([status(416, { 'Content-Range': 'bytes */100' }), piece(100)], sink);
    expect(await end).toEqual({ kind: 'whole' });
    expect(ranges).toEqual(['bytes=103-', null]);
    expect(sink.bytes).toEqual([...WHOLE]);
  });

  it('starts anew where the entity tag is another', async () => {
    const sink = memorySink();
    sink.append(WHOLE.subarray(0, 40));
    sink.noteVersion('"old"');
    const { end, ranges } = run([status(206, { ETag: '"new"' }), piece(100)], sink);
    expect(await end).toEqual({ kind: 'whole' });
    expect(ranges).toEqual(['bytes=40-', null]);
    expect(sink.bytes).toEqual([...WHOLE]);
  });

  it('does not go on for ever with a server that always starts anew', async () => {
    const { end, ranges } = run([status(416)]);
    expect(await end).toMatchObject({ kind: 'failed' });
    expect(ranges.length).toBeLessThan(10);
  });

  it('is paused, not failed, when aborted', async () => {
    const { end, aborting } = run([status(503)]);
    aborting.abort();
    expect(await end).toEqual({ kind: 'paused' });
  });
});

it.each([
  [null, null],
  ['', null],
  ['soon', null],
  ['12', 12_000],
  ['-1', 0],
  ['Thu, 01 Jan 1970 00:01:40 GMT', 60_000],
  ['Thu, 01 Jan 1970 00:00:00 GMT', 0],
])('reads Retry-After %j', (header, expected) => {
  expect(retryAfterMs(header, 40_000)).toBe(expected);
});
