/** The API's answers: JSON that nobody keeps, and errors in one shape. */

/** One fault of a document, with the path it lies at. */
export interface FaultAtPath {
  readonly path: string;
  readonly message: string;
}

const HEADERS = { 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff' } as const;

export function jsonResponse(status: number, body: unknown, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'Content-Type': 'application/json', ...HEADERS, ...headers },
  });
}

export function emptyResponse(): Response {
  return new Response(null, { status: 204, headers: HEADERS });
}

/** `{ error: { message, errors } }`; `errors` is there where a document has faults. */
export function errorResponse(
  status: number,
  message: string,
  {
    errors,
    headers,
  }: { readonly errors?: readonly FaultAtPath[]; readonly headers?: Record<string, string> } = {},
): Response {
  return jsonResponse(status, { error: { message, ...(errors === undefined ? {} : { errors }) } }, headers);
}
