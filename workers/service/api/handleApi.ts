/**
 * The API: what a request asks and what it is answered. Platform-free but for Request and Response, so that every answer
 * can be tested in Node over the library's stand-in. Described in public/api/openapi.json and docs/api.md.
 */
import { hashApiToken, parseBearerToken } from '../../../src/api/apiToken.ts';
import type { ConfigDocument } from '../../../src/core/config/document.ts';
import { parseConfigDocument } from '../../../src/core/config/validate.ts';
import { reasonOf } from '../../../src/core/reasonOf.ts';
import type { Library } from '../../../src/library/library.ts';
import { isQuotaError } from '../../../src/library/quota.ts';
import { saveConfig } from '../../../src/pipeline/applyConfig.ts';
import { startScan } from '../../../src/pipeline/scanLibrary.ts';
import { isForeign } from './isForeign.ts';
import type { OpenedByToken } from './openByToken.ts';
import { readJsonBody } from './readJsonBody.ts';
import { emptyResponse, errorResponse, jsonResponse } from './responses.ts';

export interface ApiSurroundings {
  /** Opens the library of the profile whose token has this hash. The API closes it. */
  readonly openByToken: (sha256: string) => Promise<OpenedByToken>;
  /** True where a file on the site is the source of the configuration. */
  readonly isFileMode: () => Promise<boolean>;
  readonly nowMs: () => number;
}

/** What a route does, once it is known who asks. */
type Answer = (request: Request, library: Library, surroundings: ApiSurroundings) => Promise<Response>;

const ROUTES: Readonly<Record<string, Readonly<Record<string, Answer>>>> = {
  '/api/system-config': { GET: answerConfig, PUT: replaceConfig },
  '/api/classification/scan': { POST: askForScan },
};

/** Answers any request whose path is the API's. Never rejects: a bug is a 500 and a line in the console. */
export async function handleApi(request: Request, surroundings: ApiSurroundings): Promise<Response> {
  try {
    return await route(request, surroundings);
  } catch (error) {
    if (isQuotaError(error)) return errorResponse(507, 'Storage is full. Nothing was changed.');
    console.error(error);
    return errorResponse(500, `Winnow failed to answer: ${reasonOf(error)}`);
  }
}

async function route(request: Request, surroundings: ApiSurroundings): Promise<Response> {
  if (isForeign(request)) return errorResponse(403, 'The API answers pages of its own origin only.');
  const { pathname } = new URL(request.url);
  const methods = Object.hasOwn(ROUTES, pathname) ? ROUTES[pathname] : undefined;
  if (methods === undefined) return errorResponse(404, `The API has no ${pathname}.`);
  const answer = Object.hasOwn(methods, request.method) ? methods[request.method] : undefined;
  if (answer === undefined) {
    const allowed = Object.keys(methods).join(', ');
    return errorResponse(405, `${pathname} takes ${allowed}, not ${request.method}.`, {
      headers: { Allow: allowed },
    });
  }
  return answerWhoAsks(answer, request, surroundings);
}

/** The token decides whose library is opened. */
async function answerWhoAsks(
  answer: Answer,
  request: Request,
  surroundings: ApiSurroundings,
): Promise<Response> {
  const token = parseBearerToken(request.headers.get('Authorization'));
  if (token === null) {
    return unauthorized('The header "Authorization: Bearer <token>" is missing.', 'Bearer realm="Winnow"');
  }
  const sha256 = await hashApiToken(token);
  let opened: OpenedByToken;
  try {
    opened = await surroundings.openByToken(sha256);
  } catch (error) {
    return errorResponse(503, `The library could not be opened: ${reasonOf(error)}`);
  }
  if (opened.kind === 'locked') {
    return errorResponse(
      423,
      'The profile is locked: only a window in which its passphrase was typed can open it.',
    );
  }
  if (opened.kind === 'unknown') {
    return unauthorized('The token is wrong or was revoked.', 'Bearer realm="Winnow", error="invalid_token"');
  }
  const { library } = opened;
  try {
    await library.apiTokens.noteUse(sha256, surroundings.nowMs());
    return await answer(request, library, surroundings);
  } finally {
    library.close();
  }
}

function unauthorized(message: string, challenge: string): Response {
  return errorResponse(401, message, { headers: { 'WWW-Authenticate': challenge } });
}

async function answerConfig(_request: Request, library: Library): Promise<Response> {
  const { document, revision } = await library.config.read();
  return configResponse(document, revision);
}

async function replaceConfig(
  request: Request,
  library: Library,
  { isFileMode, nowMs }: ApiSurroundings,
): Promise<Response> {
  if (await isFileMode()) {
    return errorResponse(409, 'The configuration comes from a file on the site and is read-only here.');
  }
  const body = await readJsonBody(request);
  if (!body.ok) return errorResponse(body.status, body.message);
  const parsed = parseConfigDocument(body.value);
  if (!parsed.ok) return invalid(parsed.errors);
  // A misspelt key would otherwise quietly mean its default.
  if (parsed.unknownKeys.length > 0) {
    return invalid(parsed.unknownKeys.map((path) => ({ path, message: 'is not a known setting' })));
  }

  const deps = { library, nowMs, prompts: NO_PROMPTS };
  const condition = request.headers.get('If-Match');
  for (;;) {
    const { revision } = await library.config.read();
    if (condition !== null && !isMatch(condition, revision)) {
      return errorResponse(412, 'The configuration was changed meanwhile. Read it again.', {
        headers: { ETag: revisionToTag(revision) },
      });
    }
    const saved = await saveConfig(deps, parsed.document, revision, 'api');
    if (saved.ok) return configResponse(parsed.document, saved.revision);
    // Somebody saved in the moment between. Without a condition the document replaces that one too.
  }
}

/** Prompt vectors are kept by windows, which hear of every saved configuration and clear them by themselves. */
const NO_PROMPTS = { clear: () => undefined };

async function askForScan(
  _request: Request,
  library: Library,
  { nowMs }: ApiSurroundings,
): Promise<Response> {
  const started = await startScan({ library, nowMs }, 'scan', 'api');
  if (!started.ok && started.reason === 'disabled') {
    return errorResponse(409, 'Classification is disabled, so nothing can be scanned.');
  }
  if (!started.ok && started.reason === 'no-categories') {
    return errorResponse(409, 'No category is enabled, so there is nothing to scan for.');
  }
  // A scan that runs already, or a library without photos, leaves nothing to ask for.
  return emptyResponse();
}

function invalid(errors: ReadonlyArray<{ readonly path: string; readonly message: string }>): Response {
  return errorResponse(400, 'The configuration is not valid. Nothing was changed.', { errors });
}

function configResponse(document: ConfigDocument, revision: number): Response {
  return jsonResponse(200, document, { ETag: revisionToTag(revision) });
}

function revisionToTag(revision: number): string {
  return `"${revision}"`;
}

/** If-Match (RFC 9110, section 13.1.1): `*`, or a list in which the revision's tag occurs. */
function isMatch(condition: string, revision: number): boolean {
  return condition.split(',').some((tag) => tag.trim() === '*' || tag.trim() === revisionToTag(revision));
}
