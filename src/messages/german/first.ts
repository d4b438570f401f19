/**
 * German, for the first page and its dialogs.
 *
 * Voice: natural and plain, without addressing the reader where that is possible (infinitives on buttons: „Fotos
 * hinzufügen“; the passive or the thing itself in sentences), quotation marks „so“, sentence case. Names that people
 * give (categories, tags, profiles, files) are never translated, nor are the prompts of the starter set, which are in
 * the model's language.
 *
 * Glossary: archive Archiv · bulk von Hand · category Kategorie · classification Klassifizierung · clean-up Bereinigung ·
 * configuration Konfiguration · correction Korrektur · duplicate Duplikat · embedding, vector Vektor · encode erfassen ·
 * favourite Favorit · folder Ordner · import hinzufügen, Import · job Aufgabe · lock sperren · match Treffer, passen ·
 * model Modell · original Original · passphrase Passphrase · preview Vorschau · profile Profil · prompt Prompt ·
 * queue Warteschlange · re-evaluate neu bewerten · restore wiederherstellen · scan durchsuchen, Durchlauf ·
 * score Wert · similarity Ähnlichkeit · starter set Startpaket · tag Tag (der, Mehrzahl Tags) · threshold Schwelle ·
 * thumbnail Miniatur · timeline Zeitleiste · trash Papierkorb · undo rückgängig machen · viewer Anzeige.
 */
import type { FirstWords } from '../words.ts';
import { activity } from './activity.ts';
import { app } from './app.ts';
import { backup } from './backup.ts';
import { configuration } from './configuration.ts';
import { favourites } from './favourites.ts';
import { folders } from './folders.ts';
import { grid } from './grid.ts';
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

export const first: FirstWords = {
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
