/** English, for the first page and its dialogs. */
import { backup } from './backup.ts';
import { configuration } from './configuration.ts';
import { install } from './install.ts';
import { platform } from './platform.ts';
import { profiles } from './profiles.ts';
import { rules } from './rules.ts';
import { scan } from './scan.ts';

export const first = { backup, configuration, install, platform, profiles, rules, scan };
