/** Words about keys, in German: what each does, what keys are called, and the sheet that lists them. */
import type { KeyNames } from '../../app/shortcuts/chord.ts';
import type { shortcuts as english } from '../english/shortcuts.ts';

/** As they are written on German keycaps. */
const keys: KeyNames = {
  Control: 'Strg',
  Shift: 'Umschalt',
  ' ': 'Leertaste',
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  PageUp: 'Bild auf',
  PageDown: 'Bild ab',
  Home: 'Pos 1',
  End: 'Ende',
  Enter: 'Eingabe',
  Escape: 'Esc',
  Delete: 'Entf',
  '-': '−',
};

export const shortcuts: typeof english = {
  title: 'Tastenkürzel',
  scopes: {
    global: 'Überall',
    grid: 'In einer Liste von Fotos',
    selection: 'Solange Fotos ausgewählt sind',
    viewer: 'Beim Ansehen eines Fotos',
    review: 'Bei der Durchsicht',
  },
  names: {
    openPalette: 'Überallhin gehen, alles tun',
    goToSearch: 'Suche',
    openHelp: 'Tastenkürzel',
    undoLast: 'Letzte Änderung rückgängig machen',

    moveLeft: 'Vorheriges Foto',
    moveRight: 'Nächstes Foto',
    moveUp: 'Zeile darüber',
    moveDown: 'Zeile darunter',
    moveFirst: 'Erstes Foto',
    moveLast: 'Letztes Foto',
    movePageUp: 'Eine Bildschirmhöhe nach oben',
    movePageDown: 'Eine Bildschirmhöhe nach unten',
    openPhoto: 'Foto öffnen',
    selectPhoto: 'Foto auswählen oder abwählen',
    selectOnTheWay: 'Unterwegs auswählen',
    selectDay: 'Den ganzen Tag auswählen',
    selectAll: 'Alle auswählen',
    zoomGridIn: 'Größere Fotos',
    zoomGridOut: 'Kleinere Fotos',

    tagSelection: 'Taggen',
    favouriteSelection: 'Favorit',
    archiveSelection: 'Archivieren oder zurück auf die Zeitleiste',
    trashSelection: 'In den Papierkorb',
    downloadSelection: 'Herunterladen',
    clearSelection: 'Auswahl aufheben',

    previousPhoto: 'Vorheriges Foto',
    nextPhoto: 'Nächstes Foto',
    zoomPhoto: 'Volle Größe oder ins Fenster einpassen',
    zoomPhotoIn: 'Vergrößern',
    zoomPhotoOut: 'Verkleinern',
    fitPhoto: 'Ins Fenster einpassen',
    showDetails: 'Einzelheiten ein- oder ausblenden',
    favouritePhoto: 'Favorit',
    archivePhoto: 'Archivieren oder zurück auf die Zeitleiste',
    trashPhoto: 'In den Papierkorb',
    leaveViewer: 'Zurück zur Liste',

    moveInReview: 'Von Foto zu Foto',
    sayRight: 'Richtig',
    sayWrong: 'Falsch',
    skipPhoto: 'Überspringen',
    sayAllRight: 'Alle auf dem Bildschirm sind richtig',
    openReviewed: 'Foto öffnen',
    takeBack: 'Letzte Antwort zurücknehmen',
  },
  keys,
  or: 'oder',
  singleKeys: 'Kürzel aus einem einzelnen Zeichen',
  singleKeysHint:
    'Ausschalten, wo mit dem Computer gesprochen wird oder Tasten versehentlich gedrückt werden. Die anderen bleiben.',
  close: 'Schließen',
};
