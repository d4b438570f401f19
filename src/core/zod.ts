/**
 * The schema library, in the form of functions: its other form carries each method of every schema along, three times the
 * bytes. Set up before the first schema is made: zod compiles parsers with `new Function` where it may. Under the site's
 * content security policy it may not, and its trying would be reported as an attack.
 */
import en from 'zod/v4/locales/en.js';
import { config } from 'zod/mini';

config({ ...en(), jitless: true });

export * from 'zod/mini';
export { _default as withDefault, catch as withFallback } from 'zod/mini';
