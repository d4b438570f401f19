/** Words of the review of what classification did, and of what it archived lately, in German. */
import type { review as english } from '../english/review.ts';
import { counted, formatDate, formatDecimal, formatNumber, listed } from '../format.ts';
import { asFile, asName } from '../names.ts';
import { photosCounted } from './quantities.ts';
import { said } from './reasons.ts';

export const review: typeof english = {
  heading: 'Durchsicht',
  show: 'Zeigen',
  sources: {
    new: 'Tags der letzten 30 Tage',
    all: 'Alles mit Tag einer Kategorie',
    ahead: 'Was ein Durchlauf vergäbe',
    run: 'Ein Durchlauf',
  },
  category: 'Kategorie',
  allCategories: 'Alle Kategorien',
  order: 'Reihenfolge',
  orders: {
    doubtful: 'Zweifelhafte zuerst',
    certain: 'Sichere zuerst',
    category: 'Nach Kategorien',
    newest: 'Neueste zuerst',
  },

  list: (total) => `Fotos zur Durchsicht, insgesamt ${formatNumber(total)}`,
  itemName: (fileName, category, score, threshold) =>
    `${asFile(fileName)}, ${asName(category)}, Wert ${formatDecimal(score)}, Ähnlichkeit ${formatDecimal(threshold)}`,
  score: (score) => formatDecimal(score),
  scoreTitle: (score, threshold) => `Wert ${formatDecimal(score)}, Ähnlichkeit ${formatDecimal(threshold)}`,
  byExamples: 'Wie ein Beispielfoto',
  byMetadata: 'Passt zu den Dateiregeln',
  archived: 'Archiviert',
  wouldArchive: 'Würde archiviert',

  right: 'Richtig',
  wrong: 'Falsch',
  rightOf: (fileName, category) => `Richtig: ${asFile(fileName)} ist ${asName(category)}`,
  wrongOf: (fileName, category) => `Falsch: ${asFile(fileName)} ist nicht ${asName(category)}`,
  answers: { right: 'Richtig', wrong: 'Entfernt', skipped: 'Übersprungen', gone: 'Nicht mehr offen' },
  keptOff: 'Ausgeschlossen',
  allRight: 'Alle richtig',
  restRight: (count) => `Rest ist richtig (${formatNumber(count)})`,
  undo: 'Rückgängig',
  progress: (looked, total) => `${formatNumber(looked)} von ${formatNumber(total)} angesehen`,
  said: (what, looked, total) => `${what}. ${formatNumber(looked)} von ${formatNumber(total)} angesehen.`,
  undone: 'Zurückgenommen.',
  keys: [
    { keys: ['←', '→', '↑', '↓'], does: 'bewegen' },
    { keys: ['Y', 'Enter'], does: 'richtig' },
    { keys: ['N'], does: 'falsch' },
    { keys: ['S', 'Leertaste'], does: 'überspringen' },
    { keys: ['A'], does: 'alle richtig' },
    { keys: ['Z'], does: 'rückgängig' },
    { keys: ['O'], does: 'öffnen' },
  ],
  keysLabel: 'Tasten',
  swipeHint: 'Ein Foto nach rechts wischen, wenn der Tag richtig ist, nach links, wenn er falsch ist.',

  loading: 'Sucht, was anzusehen ist',
  failedTitle: 'Was anzusehen ist, ließ sich nicht ermitteln',
  tryAgain: 'Erneut versuchen',
  answerFailed: (reason) => `Das wurde nicht gespeichert: ${said(reason)}`,

  noCategoriesTitle: 'Noch ist nichts sortiert',
  noCategories:
    'Sobald Kategorien Tags vergeben, lässt sich hier durchsehen, was sie getan haben, und berichtigen, was falsch ist.',
  setUpCategories: 'Kategorien einrichten',
  empty: {
    new: 'Alle Tags der letzten 30 Tage sind durchgesehen.',
    run: 'Alle Tags dieses Durchlaufs sind durchgesehen.',
    all: 'Alles, was den Tag einer Kategorie trägt, ist durchgesehen.',
    ahead: 'Ein Durchlauf vergäbe keine neuen Tags.',
  },
  emptyTitle: 'Nichts durchzusehen',
  seeAll: 'Alles mit Tag durchsehen',
  seeAhead: 'Zeigen, was ein Durchlauf vergäbe',

  doneTitle: 'Das war alles',
  doneFacts: (looked, wrong) =>
    wrong === 0
      ? `${photosCounted(looked)} angesehen, nichts zu berichtigen.`
      : `${photosCounted(looked)} angesehen, ${formatNumber(wrong)} berichtigt. Daran ändert kein Durchlauf etwas.`,
  doneSkipped: (skipped) => `${counted(skipped, 'Foto wurde', 'Fotos wurden')} übersprungen.`,
  lookAgain: (skipped) => `Übersprungene ansehen (${formatNumber(skipped)})`,
  correctedTitle: 'Berichtigt',
  corrected: (count) => `${formatNumber(count)} entfernt`,
  suggestion: (threshold, current) =>
    `Eine Ähnlichkeit von ${formatDecimal(threshold)} statt ${formatDecimal(current)} würde richtig und falsch besser trennen.`,
  openCategory: (name) => `${asName(name)} öffnen`,
  scanAfterwards: 'Noch wurde kein Tag vergeben. Ein Durchlauf vergibt, was nicht ausgeschlossen wurde.',

  recent: 'Kürzlich archiviert',
  recentIntro:
    'Was Kategorien von der Zeitleiste ins Archiv verschoben haben. Ein zurückgeholtes Foto archiviert dieselbe Kategorie nicht noch einmal.',
  days: 'Zeitraum',
  daysOption: (days) => `Letzte ${formatNumber(days)} Tage`,
  recentEmptyTitle: 'Nichts wurde archiviert',
  recentEmpty: (days) =>
    `In den letzten ${formatNumber(days)} Tagen hat keine Kategorie ein Foto archiviert.`,
  openArchive: 'Archiv öffnen',
  recentFailed: 'Was archiviert wurde, ließ sich nicht lesen',
  day: (epochMs) => formatDate(epochMs, 'dateHere'),
  groupTitle: (names, count) => `${listed(names.map(asName))}, ${photosCounted(count)}`,
  byNobody: 'Keine Kategorie',
  returnOne: 'Auf die Zeitleiste zurückholen',
  returnOneOf: (fileName) => `Auf die Zeitleiste zurückholen: ${asFile(fileName)}`,
  returnGroup: (count) => (count === 1 ? 'Zurückholen' : `Alle ${formatNumber(count)} zurückholen`),
  returnGroupOf: (names, day, count) =>
    `Auf die Zeitleiste zurückholen: ${photosCounted(count)}, ${listed(names.map(asName))}, ${day}`,
  returnAll: (count) => `Alle ${formatNumber(count)} zurückholen`,
  askReturnAllTitle: (count) => `${photosCounted(count)} auf die Zeitleiste zurückholen?`,
  askReturnAll:
    'Die Kategorien, die sie archiviert haben, tun es nicht noch einmal. Ihre Tags bleiben. Es lässt sich rückgängig machen.',
  cancel: 'Abbrechen',
  showMore: (count) => `${counted(count, 'weiteres', 'weitere')} zeigen`,
};
