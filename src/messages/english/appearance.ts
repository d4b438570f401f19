/** Words of Settings > Appearance. */

export const appearance = {
  tab: 'Appearance',
  language: 'Language',
  languageHint:
    'Also says how numbers and dates are written: as in your region, where the browser names one.',
  /** Where the browser decides: `As the browser (English)`. */
  asBrowser: (language: string) => `As the browser (${language})`,
  restart: (language: string) => `Start again in ${language}`,
  restartHint: 'Winnow starts again to change its language.',
  notKept: 'The browser did not keep the choice: this site may store nothing here.',
  colours: 'Colours',
  themes: { system: 'As the system', light: 'Light', dark: 'Dark' },
  licences: 'Licences of the software Winnow is made with',
};
