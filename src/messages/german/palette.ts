/** Words of the command palette, in German. */
import type { palette as english } from '../english/palette.ts';
import { counted } from '../format.ts';
import { asName } from '../names.ts';
import { photosCounted } from './quantities.ts';

export const palette: typeof english = {
  title: 'Befehlspalette',
  open: 'Befehle',
  field: 'Überallhin gehen, alles tun',
  placeholder: 'Seite, Tag, Aktion oder was gesucht wird',
  list: 'Befehle',
  recent: 'Zuletzt verwendet',
  goTo: 'Gehe zu',
  actions: 'Aktionen',
  settings: 'Einstellungen',
  tags: 'Tags',
  categories: 'Kategorien',
  profiles: 'Profile',
  settingsTab: (tab) => `Einstellungen: ${tab}`,
  editCategory: (name) => `Kategorie: ${asName(name)}`,
  openProfile: (name) => `Profil ${asName(name)} öffnen`,
  photos: photosCounted,
  pauseWork: 'Alle Warteschlangen anhalten',
  resumeWork: 'Alle Warteschlangen fortsetzen',
  speak: (language) => `Sprache: ${language}`,
  searchFor: (words) => `Fotos nach „${asName(words)}“ durchsuchen`,
  found: (count) => (count === 0 ? 'Nichts gefunden' : counted(count, 'Ergebnis', 'Ergebnisse')),
  keepTyping: 'Nach ihrem Inhalt',
  keys: {
    move: 'zum Bewegen',
    run: 'zum Ausführen',
  },
  keywords: {
    home: 'start fotos alle timeline',
    upload: 'import hochladen bilder dateien',
    scan: 'klassifizieren sortieren tag durchlauf scannen',
    reevaluate: 'erneut durchsuchen tags aktualisieren',
    undo: 'zurücknehmen zurück',
    help: 'tasten tastatur hilfe',
    theme: 'design dunkel hell modus farben aussehen',
    language: 'sprache language english deutsch englisch',
    work: 'warteschlangen aufgaben stopp warten weiter',
    account: 'benutzer konto wechseln',
  },
};
