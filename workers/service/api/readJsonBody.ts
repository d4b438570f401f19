/** The border where a body comes in: its type, its size, its bytes and its JSON are checked before anybody sees it. */

/** Some ten thousand categories; whatever is larger is no configuration. */
export const MOST_BODY_BYTES = 1_000_000;

export type ReadJsonResult =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly status: 400 | 413 | 415; readonly message: string };

const TOO_LARGE = {
  ok: false,
  status: 413,
  message: `The body must be at most ${MOST_BODY_BYTES.toLocaleString('en')} bytes.`,
} as const;

/** Reads a request's body as JSON in UTF-8. Reading stops at the first byte too many, whatever the header promised. */
export async function readJsonBody(request: Request): Promise<ReadJsonResult> {
  const type = request.headers.get('Content-Type');
  if (!isJsonType(type)) {
    return {
      ok: false,
      status: 415,
      message: `The body must be application/json, not ${type ?? 'without a Content-Type'}.`,
    };
  }
  if (Number(request.headers.get('Content-Length')) > MOST_BODY_BYTES) return TOO_LARGE;
  const bytes = await readBytes(request);
  if (bytes === null) return TOO_LARGE;
  try {
    return { ok: true, value: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) };
  } catch (error) {
    const reason = error instanceof SyntaxError ? error.message : 'it is not UTF-8';
    return { ok: false, status: 400, message: `The body could not be read as JSON: ${reason}.` };
  }
}

function isJsonType(type: string | null): boolean {
  return /^application\/json\s*(;\s*charset\s*=\s*"?utf-8"?\s*)?$/i.test(type?.trim() ?? '');
}

/** The body, or null where it is larger than allowed. */
async function readBytes(request: Request): Promise<Uint8Array | null> {
  // Firefox gives a request no stream (bugzilla.mozilla.org/show_bug.cgi?id=1387483): there it is counted afterwards.
  if (!('body' in request)) {
    const bytes = new Uint8Array(await (request as Body).arrayBuffer());
    return bytes.length > MOST_BODY_BYTES ? null : bytes;
  }
  const { body } = request;
  if (body === null) return new Uint8Array();
  const reader = body.getReader();
  const chunks: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return joined(chunks, length);
    length += value.length;
    if (length > MOST_BODY_BYTES) {
      await reader.cancel();
      return null;
    }
    chunks.push(value);
  }
}

function joined(chunks: readonly Uint8Array[], length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.length;
  }
  return bytes;
}
