/** English, for the first page and its dialogs. */
import { activity } from './activity.ts';
import { app } from './app.ts';
import { backup } from './backup.ts';
import { configuration } from './configuration.ts';
import { favourites } from './favourites.ts';
import { grid } from './grid.ts';
import { folders } from './folders.ts';
import { install } from './install.ts';
import { palette } from './palette.ts';
import { platform } from './platform.ts';
import { profiles } from './profiles.ts';
import { reasons } from './reasons.ts';
import { rules } from './rules.ts';
import { scan } from './scan.ts';
import { selection } from './selection.ts';
import { shortcuts } from './shortcuts.ts';
import { welcome } from './welcome.ts';

export const first = {
  activity,
  app,
  backup,
  configuration,
  favourites,
  folders,
  grid,
  install,
  palette,
  platform,
  profiles,
  reasons,
  rules,
  scan,
  selection,
  shortcuts,
  welcome,
};
