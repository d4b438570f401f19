/** The tabs of the settings by their addresses (`/settings/<name>`), in order: for the page itself and for whoever leads there. */
import { apiText } from './api/messages.ts';
import { appearanceText } from './appearance/messages.ts';
import { configurationText } from './configuration/messages.ts';
import { settingsText } from './messages.ts';
import { profilesText } from './profiles/messages.ts';

export const SETTINGS_TABS = [
  { name: 'categories', label: settingsText.categories },
  { name: 'models', label: settingsText.models },
  { name: 'storage', label: settingsText.storage },
  { name: 'profiles', label: profilesText.tab },
  { name: 'configuration', label: configurationText.tab },
  { name: 'api', label: apiText.tab },
  { name: 'appearance', label: appearanceText.tab },
] as const;

export type SettingsTabName = (typeof SETTINGS_TABS)[number]['name'];
