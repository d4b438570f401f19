/** The API's calls as one would write them: text to be copied into a script. */

/** Stands where a token belongs. */
const TOKEN_PLACE = 'winnow_…';

export interface ApiExample {
  readonly id: 'read' | 'replace' | 'scan';
  readonly code: string;
}

/**
 * One example for each call.
 * @param origin where the app is served: `https://photos.example`
 * @param token a token to write into them, or null where none can be shown
 */
export function apiExamples(origin: string, token: string | null): ApiExample[] {
  const authorization = `Authorization: 'Bearer ${token ?? TOKEN_PLACE}'`;
  const config = `${origin}/api/system-config`;
  return [
    {
      id: 'read',
      code: `const response = await fetch('${config}', {
  headers: { ${authorization} },
});
console.log(await response.json());`,
    },
    {
      id: 'replace',
      // The whole document goes back; If-Match keeps it from overwriting what was saved in between.
      code: `const url = '${config}';
const headers = { ${authorization} };
const read = await fetch(url, { headers });
const config = await read.json();
config.classification.enabled = true;
const answer = await fetch(url, {
  method: 'PUT',
  headers: {
    ...headers,
    'Content-Type': 'application/json',
    'If-Match': read.headers.get('ETag'),
  },
  body: JSON.stringify(config),
});
console.log(answer.status, await answer.json());`,
    },
    {
      id: 'scan',
      code: `const response = await fetch('${origin}/api/classification/scan', {
  method: 'POST',
  headers: { ${authorization} },
});
console.log(response.status);`,
    },
  ];
}
