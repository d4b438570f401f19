/**
 * The schema library, set up before the first schema is made: zod compiles parsers with `new Function` where it may. Under
 * the site's content security policy it may not, and its trying would be reported as an attack.
 */
import { config } from 'zod';

config({ jitless: true });

export * from 'zod';
