/** The words of the Models page, in German. */
import type { HashSource } from '../../core/model.ts';
import type { ModelProblem } from '../../models/problem.ts';
import type { models as english } from '../english/models.ts';
import { counted, formatBytes, formatDecimal, formatNumber } from '../format.ts';
import { asName } from '../names.ts';
import { photosCounted, roughDuration } from './quantities.ts';
import { said } from './reasons.ts';

const HASH_SOURCES: Readonly<Record<HashSource, string>> = {
  pinned: 'Winnow',
  'public-list': 'öffentlichen Listen',
  hub: 'dem Hub',
  'first-download': 'dem ersten Download',
};

function hostOf(address: string): string {
  return URL.canParse(address) ? new URL(address).host : address;
}

function describeProblem(problem: ModelProblem): string {
  switch (problem.kind) {
    case 'offline':
      return `${hostOf(problem.address)} war nicht erreichbar. Die Verbindung prüfen; was bisher angekommen ist, bleibt erhalten.`;
    case 'missing':
      return `${problem.address} gibt es nicht.`;
    case 'refused':
      return `${hostOf(problem.address)} gibt die Datei nicht heraus (${String(problem.status)}). Vielleicht ist sie nur für angemeldete Personen.`;
    case 'server':
      return problem.status === 429
        ? `${hostOf(problem.address)} wurde zu oft gefragt und braucht eine Pause. In ein paar Minuten erneut versuchen.`
        : `${hostOf(problem.address)} hat selbst eine Störung (${String(problem.status)}). Später erneut versuchen.`;
    case 'rate-limited':
      return `${hostOf(problem.address)} bittet um eine Wartezeit: ${roughDuration(problem.waitMs)}. Was bisher angekommen ist, bleibt erhalten.`;
    case 'page-instead':
      return `${problem.address} hat mit einer Webseite statt der Datei geantwortet. Vielleicht ist eine Anmeldeseite des Netzes dazwischen.`;
    case 'mismatch':
      return [
        `${problem.path} ist nicht die erwartete Datei.`,
        ...(problem.expectedBytes !== null && problem.expectedBytes !== problem.actualBytes
          ? [
              `Sie ist ${formatNumber(problem.actualBytes)} Byte lang statt ${formatNumber(problem.expectedBytes)}.`,
            ]
          : []),
        `Ihr SHA-256 ist ${problem.actualSha256}; nach ${HASH_SOURCES[problem.hashSource]} wäre es ${problem.expectedSha256}.`,
      ].join(' ');
    case 'storage-full':
      return problem.neededBytes === null || problem.freeBytes === null
        ? 'Der Browser hat keinen Platz mehr. Was bisher angekommen ist, bleibt erhalten; Platz schaffen und fortsetzen.'
        : `Der Browser hat noch ${formatBytes(problem.freeBytes)} für Winnow; nötig sind ${formatBytes(problem.neededBytes)}.`;
    case 'no-store':
      return 'Dieses Browserfenster gibt Winnow keinen Ort, um ein Modell aufzubewahren. Vielleicht ist es ein privates Fenster.';
    case 'stopped':
      return 'Der Download brach unerwartet ab. Was bisher angekommen ist, bleibt erhalten.';
    case 'busy':
      return 'Ein anderer Tab lädt dieses Modell gerade herunter.';
    case 'incomplete':
      return `Das ist kein vollständiges Modell: ${said(problem.detail)}.`;
    default:
      return problem satisfies never;
  }
}

export const models: typeof english = {
  problem: describeProblem,
  describeWait: (problem, delayMs) =>
    `${problem.kind === 'offline' ? 'Die Verbindung brach ab.' : describeProblem(problem)} Nächster Versuch: ${roughDuration(delayMs)} Wartezeit.`,

  starterTitle: 'Winnow-Startmodell',
  starterDescription:
    'Eingebaut. Funktioniert sofort und offline. Kennt gängige Störbilder, Haustiere und Landschaften; Text in einem Bild liest es nicht.',
  starterLicence: 'Teil von Winnow',
  list: 'Modelle',
  inUse: 'In Gebrauch',
  loading: 'Das Modell wird geladen',
  failed: (reason) => `Das Modell ließ sich nicht laden: ${said(reason)}`,
  retry: 'Erneut versuchen',

  licence: 'Lizenz',
  size: 'Größe',
  aboutSize: (bytes) => `etwa ${formatBytes(bytes)}`,
  exactSize: formatBytes,
  stored: (bytes) => `Auf diesem Gerät, ${formatBytes(bytes)}`,
  builtIn: 'Gehört zu Winnow',
  notStored: (bytes) => `${formatBytes(bytes)} herunterzuladen`,
  partly: (stored, total) =>
    `Angehalten bei ${formatBytes(stored)} von ${formatBytes(Math.max(stored, total))}`,

  download: 'Herunterladen',
  downloadOne: (title) => `${title} herunterladen`,
  resume: 'Fortsetzen',
  resumeOne: (title) => `${title} fortsetzen`,
  pause: 'Anhalten',
  pauseOne: (title) => `${title} anhalten`,
  choose: 'Dieses Modell verwenden',
  chooseOne: (title) => `${title} verwenden`,
  delete: 'Löschen',
  deleteOne: (title) => `${title} löschen`,
  cancel: 'Abbrechen',
  again: 'Diese Datei von vorn laden',
  acceptAnyway: 'Trotzdem verwenden',

  consentTitle: (title) => `${title} herunterladen?`,
  consentFrom: 'Von',
  consentSite: 'Diese Website',
  consentSiteNote: 'Sonst wird niemand kontaktiert.',
  consentHub: (host) => host,
  consentHubNote: (host) =>
    `${host} erfährt, dass jemand unter dieser Netzadresse dieses Modell herunterlädt, und sonst nichts. Kein Foto, kein Prompt und kein Vektor wird gesendet.`,
  consentLooking: 'Wird auf dieser Website gesucht',
  consentRevision: 'Fassung',
  consentNewest: 'Die neueste zum Zeitpunkt des Downloads',
  precision: (precision, bytes) =>
    `${{ fp32: 'Voll (fp32)', fp16: 'Halb (fp16)', int8: 'Kompakt (int8)' }[precision]}, ${bytes === 0 ? 'Größe unbekannt' : formatBytes(bytes)}`,
  visionPrecision: 'Bild-Encoder',
  textPrecision: 'Text-Encoder',
  precisionHint: 'Kompakt ist für die meisten Prozessoren richtig; eine Grafikkarte braucht halb oder voll.',
  acceptLicence: 'Ich habe das gelesen',
  consentButton: (bytes) => `${formatBytes(bytes)} herunterladen`,

  progress: (title) => `Download von ${title}`,
  progressLine: (stored, total) =>
    total === null
      ? formatBytes(stored)
      : `${formatBytes(stored)} von ${formatBytes(Math.max(stored, total))}`,
  rate: (bytesPerSecond) => `${formatBytes(bytesPerSecond)} pro Sekunde`,
  timeLeft: (durationMs) => `noch ${roughDuration(durationMs)}`,

  deleteTitle: (title) => `${title} löschen?`,
  deleteBody: (bytes) =>
    `${formatBytes(bytes)} werden auf diesem Gerät frei, für jedes Profil. Vergebene Tags bleiben. Das Modell lässt sich erneut herunterladen.`,
  deleteConfirm: (bytes) => `${formatBytes(bytes)} löschen`,

  changeTitle: (title) => `${title} verwenden?`,
  changeBody: (photos) =>
    photos === 0
      ? 'Noch gibt es keine Fotos, es wird also sofort verwendet.'
      : `${counted(photos, 'Foto wird', 'Fotos werden')} im Hintergrund neu erfasst. Bis dahin laufen Tags und Suche mit dem jetzigen Modell weiter; dann tauschen beide den Platz.`,
  changeKept:
    'Tags bleiben bis zum nächsten Durchlauf, wie sie sind. Ähnlichkeiten bedeuten bei einem anderen Modell etwas anderes: Vorschläge folgen nach dem Wechsel.',
  keepOld: 'Aufheben, was das jetzige Modell erarbeitet hat, für einen schnellen Weg zurück',
  changeConfirm: 'Dieses Modell verwenden',
  preparing: (encoded, total) =>
    total === 0
      ? 'Wird vorbereitet'
      : `Wird vorbereitet: ${formatNumber(encoded)} von ${photosCounted(total)} erfasst`,
  preparingElsewhere: 'Wird in einem anderen Tab vorbereitet',
  preparingBlocked: (reason) => `Wartet: ${said(reason)}`,
  preparingProgress: (title) => `${title} wird vorbereitet`,
  stopChange: 'Vorbereitung abbrechen',

  reviewTitle: (from, to) =>
    from === '' ? `Ähnlichkeiten für ${to}` : `Die Ähnlichkeiten wurden für ${from} festgelegt`,
  reviewBody: (to) =>
    `Die Ähnlichkeit des einen Modells sagt bei einem anderen nichts. Mit diesen bleibt jede Kategorie mit ${to} etwa so weit wie vorher. Wo eine steigt, werden die Tags entfernt, bis die Bibliothek durchsucht ist.`,
  reviewName: (name, signal) => (signal === 'prompts' ? asName(name) : `${asName(name)}, Beispielfotos`),
  reviewRow: (similarity, suggested, matches) =>
    suggested === null
      ? `${formatDecimal(similarity)}: Ohne Treffer gibt es keinen Anhaltspunkt`
      : `${formatDecimal(similarity)} wird ${formatDecimal(suggested)}, für ${photosCounted(matches)}`,
  reviewApply: 'Diese Ähnlichkeiten verwenden',
  reviewDismiss: 'Unverändert lassen',
  reviewApplied: 'Ähnlichkeiten gespeichert. Die Tags folgen, sobald die Bibliothek neu bewertet wird.',
  reviewStale: 'Die Kategorien wurden inzwischen geändert. Die Vorschläge noch einmal ansehen.',

  deviceTitle: 'Auf diesem Gerät',
  runsOn: 'Läuft auf',
  provider: (provider) => (provider === 'webgpu' ? 'WebGPU' : 'WebAssembly'),
  threads: (threads) => counted(threads, 'Thread', 'Threads'),
  why: 'Grund',
  speed: 'Tempo',
  speedValue: (photosPerSecond) =>
    `zuletzt ${photosPerSecond >= 10 ? formatNumber(Math.round(photosPerSecond)) : formatDecimal(photosPerSecond, 1)} Fotos pro Sekunde`,
  speedUnknown: 'Noch nicht gemessen: dafür Fotos erfassen',
  resting: 'Nicht im Speicher: zuletzt wurde es nicht gebraucht',
  batch: 'Bilder gleichzeitig',
  passedOver: 'Übergangen',
  remembered: 'gemerkt bis zum nächsten Versuch',
  tryAgain: 'Alles erneut versuchen',
  notStarted: 'Noch nicht gestartet',
  isolatedNo: 'Diese Seite ist nicht „cross-origin isolated“, deshalb hat WebAssembly nur einen Thread.',
  overrides: 'Von Hand festlegen',
  overrideProvider: 'Läuft auf',
  overridePrecision: 'Genauigkeit des Bild-Encoders',
  overrideThreads: 'Threads',
  auto: 'Automatisch',
  input: 'Was es vom Bild sieht',
  inputValue: (size, resizeMode) =>
    `${String(size)} × ${String(size)} Pixel, ${{ letterbox: 'das ganze Bild eingepasst', crop: 'das mittlere Quadrat, bei sehr hohen oder breiten Bildern zwei', stretch: 'das ganze Bild, verzerrt' }[resizeMode]}`,
  vector: 'Länge des Vektors',
  defaultSimilarity: 'Übliche Ähnlichkeit',
  bands: 'Bereiche der Ähnlichkeit',
  key: 'Modellschlüssel',
  precisionLabel: 'Genauigkeit',
  precisions: (vision, text) => (vision === text ? vision : `${vision} für Bilder, ${text} für Texte`),

  moreTitle: 'Ein anderes Modell',
  moreBody:
    'Jedes CLIP- oder SigLIP-Modell in der Anordnung von transformers.js: config.json, Tokenizer und ein Ordner onnx mit vision_model und text_model.',
  repository: 'Repository',
  repositoryHint: (host) => `Besitzer und Name bei ${host}, etwa Xenova/clip-vit-large-patch14.`,
  repositoryWrong: 'In der Form Besitzer/Name angeben.',
  lookUp: 'Nachsehen',
  lookingUp: 'Wird nachgesehen',
  pickFolder: 'Ordner auswählen',
  pickFiles: 'Dateien auswählen',
  pickHint: 'Bereits vorhandene Dateien: Sie werden kopiert und geprüft, und nichts wird heruntergeladen.',
  noStore:
    'Dieses Browserfenster gibt Winnow keinen Ort, um Modelle aufzubewahren; nur das eingebaute lässt sich verwenden. Vielleicht ist es ein privates Fenster.',
};
