/** Words of Settings > Appearance, in German. The English word helps those who landed here by mistake. */
import type { appearance as english } from '../english/appearance.ts';

export const appearance: typeof english = {
  tab: 'Darstellung',
  language: 'Sprache (Language)',
  languageHint:
    'Bestimmt auch, wie Zahlen und Daten aussehen: wie in der eigenen Region, wenn der Browser eine nennt.',
  asBrowser: (language) => `Wie der Browser (${language})`,
  restart: (language) => `Neu starten auf ${language}`,
  restartHint: 'Um die Sprache zu wechseln, startet Winnow neu.',
  notKept: 'Der Browser hat die Wahl nicht behalten: Diese Website darf hier wohl nichts speichern.',
  colours: 'Farben',
  themes: { system: 'Wie das System', light: 'Hell', dark: 'Dunkel' },
  licences: 'Lizenzen der Software, aus der Winnow gemacht ist',
};
