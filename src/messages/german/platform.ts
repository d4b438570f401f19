/** Words about what the device and the browser lend the app, in German. */
import type { platform as english } from '../english/platform.ts';
import { counted, formatNumber, listed } from '../format.ts';
import { asFile, asName } from '../names.ts';

export const platform: typeof english = {
  sharedTitle: (count) => `${counted(count, 'geteilte Datei', 'geteilte Dateien')} hinzufügen?`,
  sharedBody: (names, profile) =>
    `Ins Profil „${asName(profile)}“ ${names.length === 1 ? 'käme' : 'kämen'} ${listed([
      ...names.slice(0, 3).map(asFile),
      ...(names.length > 3 ? [`${formatNumber(names.length - 3)} weitere`] : []),
    ])}.`,
  sharedAdd: (count) => `${counted(count, 'Datei', 'Dateien')} hinzufügen`,
  sharedDecline: (count) => `${counted(count, 'Datei', 'Dateien')} ablehnen`,
  sharedLater: 'Später fragen',
  sharedNothing: 'Was mit Winnow geteilt wurde, enthält keine Dateien.',
  sharedFull:
    'Nicht alles Geteilte ließ sich aufbewahren: Der Browser gibt Winnow keinen weiteren Speicherplatz.',
  sharedFailed: 'Was geteilt wurde, ließ sich nicht lesen.',

  deviceTitle: 'Dieses Gerät',
  install: 'Winnow installieren',
  installed: 'Installiert',
  installedYes: 'Ja.',
  installedCan: 'Noch nicht.',
  installedUnknown:
    'Nicht in diesem Fenster. Wo der Browser Apps installieren kann, steht es in seinem Menü; in Safari heißt es „Zum Dock hinzufügen“ oder „Zum Home-Bildschirm“.',
  offline: 'Funktioniert offline',
  offlineYes: 'Ja, die App und das eingebaute Modell sind hier gespeichert.',
  offlineNo: 'Noch nicht: Die App ist hier nicht gespeichert. Nach dem ersten Besuch über HTTPS ist sie es.',
  opensFiles: 'Öffnet Bilder',
  opensFilesYes: 'Sobald Winnow installiert ist: unter „Öffnen mit“ auswählen.',
  opensFilesNo: 'Dieser Browser öffnet keine Dateien mit Web-Apps.',
  takesShares: 'Nimmt geteilte Fotos an',
  takesSharesMaybe: 'Sobald installiert, wo das System mit Web-Apps teilt (Android, ChromeOS).',
  badge: 'Zahl fehlgeschlagener Fotos am Symbol der App',
  badgeYes: 'Sobald installiert.',
  badgeNo: 'Dieser Browser zeigt an Symbolen keine Zahlen.',
  keepAwake: 'Bildschirm bei langer Arbeit anlassen',
  keepAwakeHint:
    'Solange Fotos hinzugefügt, durchsucht oder gesichert werden und Winnow zu sehen ist. Das kann mehr Strom kosten.',
  keepAwakeNo: 'Dieser Browser kann den Bildschirm nicht anlassen.',
};
