/** What workers, the encoder and the rules of the configuration say, in German. A test finds what is missing here. */
import type { Phrase } from '../phraseBook.ts';

const FILES: readonly Phrase[] = [
  ['The file is empty (0 bytes).', 'Die Datei ist leer (0 Byte).'],
  ['The file is {1} MB. The limit is {2}.', 'Die Datei hat {1} MB. Die Grenze liegt bei {2}.'],
  [
    'The file is damaged: its header gives no picture size.',
    'Die Datei ist beschädigt: Ihr Kopf nennt keine Bildgröße.',
  ],
  [
    'The file is damaged: it ends before the picture does.',
    'Die Datei ist beschädigt: Sie endet vor dem Bild.',
  ],
  [
    'The file is damaged: its picture cannot be decoded.',
    'Die Datei ist beschädigt: Ihr Bild lässt sich nicht lesen.',
  ],
  [
    'The content is not a picture, whatever the name says.',
    'Der Inhalt ist kein Bild, was immer der Name sagt.',
  ],
  ['This is {1}, which Winnow does not import.', 'Das ist {1}; so etwas nimmt Winnow nicht auf.'],
  ['The file could not be read: {1}', 'Die Datei ließ sich nicht lesen: {1}'],
  ['It could not be read: {1}', 'Sie ließ sich nicht lesen: {1}'],
  ['It could not be stored: {1}', 'Sie ließ sich nicht speichern: {1}'],
  [
    'There is no room left for it in the storage this browser gives the app.',
    'Im Speicher, den dieser Browser der App gibt, ist dafür kein Platz mehr.',
  ],
  ['The library gave no answer.', 'Die Bibliothek hat nicht geantwortet.'],
  [
    'The decoder for {1} pictures could not be loaded. Try again with a connection.',
    'Der Decoder für {1}-Bilder ließ sich nicht laden. Mit Verbindung erneut versuchen.',
  ],
  [
    'The picture is {1} × {2} pixels. The limit is {3} megapixels, {4} pixels a side.',
    'Das Bild hat {1} × {2} Pixel. Die Grenze liegt bei {3} Megapixeln und {4} Pixeln je Seite.',
  ],
  ['Decoding the picture ended the decoder, twice.', 'Das Lesen des Bildes hat den Decoder zweimal beendet.'],
  ['Decoding the picture did not come to an end.', 'Das Lesen des Bildes kam nicht zum Ende.'],
  ['Reading the file ended the reader, twice.', 'Das Lesen der Datei hat den Leser zweimal beendet.'],
  ['Reading the file did not come to an end.', 'Das Lesen der Datei kam nicht zum Ende.'],
  ['a PDF document', 'ein PDF-Dokument'],
  ['a PostScript document', 'ein PostScript-Dokument'],
  ['a Photoshop document', 'ein Photoshop-Dokument'],
  ['a JPEG XL picture', 'ein JPEG-XL-Bild'],
  ['an icon file', 'eine Symboldatei'],
  ['a raw photo (DNG)', 'ein Rohformat-Foto (DNG)'],
  ['a raw photo', 'ein Rohformat-Foto'],
  ['a raw photo ({1})', 'ein Rohformat-Foto ({1})'],
  ['a {1} raw photo', 'ein Rohformat-Foto von {1}'],
  ['an {1} raw photo', 'ein Rohformat-Foto von {1}'],
  ['a video ({1})', 'ein Video ({1})'],
  ['a video (Matroska or WebM)', 'ein Video (Matroska oder WebM)'],
  ['a video or sound file (Windows Media)', 'eine Video- oder Tondatei (Windows Media)'],
  ['a sound or video file (Ogg)', 'eine Ton- oder Videodatei (Ogg)'],
  ['a sound file ({1})', 'eine Tondatei ({1})'],
  ['a ZIP archive or a document packed as one', 'ein ZIP-Archiv oder ein so gepacktes Dokument'],
  ['an empty ZIP archive', 'ein leeres ZIP-Archiv'],
  ['a RAR archive', 'ein RAR-Archiv'],
  ['a 7-Zip archive', 'ein 7-Zip-Archiv'],
  ['a compressed file (gzip)', 'eine komprimierte Datei (gzip)'],
  ['a vector drawing (SVG)', 'eine Vektorgrafik (SVG)'],
  ['a web page', 'eine Webseite'],
  ['text', 'Text'],
];

const WORK: readonly Phrase[] = [
  [
    'The page closed each time while this was being worked on.',
    'Die Seite wurde jedes Mal geschlossen, während daran gearbeitet wurde.',
  ],
  ['The work was interrupted.', 'Die Arbeit wurde unterbrochen.'],
  ['The work was called off.', 'Die Arbeit wurde abgesagt.'],
  ['There was nothing to classify.', 'Es gab nichts zu klassifizieren.'],
  [
    'The encoder answered with vectors of another size.',
    'Der Encoder hat mit Vektoren anderer Länge geantwortet.',
  ],
  [
    'The encoder answered with an unusable vector.',
    'Der Encoder hat mit einem unbrauchbaren Vektor geantwortet.',
  ],
  [
    'The model was changed while the photo was being encoded.',
    'Das Modell wurde gewechselt, während das Foto erfasst wurde.',
  ],
  [
    'The model was changed while prompts were being encoded.',
    'Das Modell wurde gewechselt, während Prompts erfasst wurden.',
  ],
  ['The job names no photo.', 'Die Aufgabe nennt kein Foto.'],
  ['The photo has not been encoded yet.', 'Das Foto ist noch nicht erfasst.'],
  ['The photo is gone.', 'Das Foto gibt es nicht mehr.'],
  ['The photo needs no preview, or has one.', 'Das Foto braucht keine Vorschau oder hat schon eine.'],
  ['The scorer stopped unexpectedly.', 'Der Vergleich brach unerwartet ab.'],
  ['The scorer was closed.', 'Der Vergleich wurde geschlossen.'],
  ['The file is cut short or was changed.', 'Die Datei ist abgeschnitten oder wurde verändert.'],
  ['It is larger than any photo can be.', 'Es ist größer, als ein Foto sein kann.'],
  ['The browser could not read it: {1}', 'Der Browser konnte es nicht lesen: {1}'],
  ['Winnow may no longer read the folder {1}.', 'Winnow darf den Ordner {1} nicht mehr lesen.'],
  ['{1} is missing from the folder {2}.', '{1} fehlt im Ordner {2}.'],
  [
    '{1} in the folder {2} has changed and has to be looked at again.',
    '{1} im Ordner {2} hat sich geändert und muss neu angesehen werden.',
  ],
  ['{1} in the folder {2} cannot be read at the moment.', '{1} im Ordner {2} lässt sich gerade nicht lesen.'],
  [
    '{1} is not valid, the last good configuration stays in force.',
    '{1} ist nicht gültig, die letzte gültige Konfiguration gilt weiter.',
  ],
  ['{1}: {2} means nothing to Winnow.', '{1}: {2} sagt Winnow nichts.'],
  ['By the configuration file: {1}', 'Durch die Konfigurationsdatei: {1}'],
];

const MODELS: readonly Phrase[] = [
  ['WebAssembly, {1}, {2}', 'WebAssembly, {1}, {2}'],
  ['{1} thread', '{1} Thread'],
  ['{1} threads', '{1} Threads'],
  ['The graphics device is usually the fastest.', 'Das Grafikgerät ist meist das schnellste.'],
  ['The graphics device ({1}) is usually the fastest.', 'Das Grafikgerät ({1}) ist meist das schnellste.'],
  ['This device gives WebAssembly {1}.', 'Dieses Gerät gibt WebAssembly {1}.'],
  [
    'WebAssembly has one thread, because this page is not cross-origin isolated.',
    'WebAssembly hat einen Thread, weil diese Seite nicht „cross-origin isolated“ ist.',
  ],
  [
    'It was the fastest of those measured on this device.',
    'Es war das schnellste, das auf diesem Gerät gemessen wurde.',
  ],
  ['You chose it for this device.', 'Für dieses Gerät von Hand festgelegt.'],
  ['You chose {1} for this device.', 'Für dieses Gerät von Hand festgelegt: {1}.'],
  ['The browser offers no graphics device.', 'Der Browser bietet kein Grafikgerät an.'],
  [
    'This browser lacks what the WebGPU runtime is built on (WebAssembly JSPI).',
    'Diesem Browser fehlt, worauf die WebGPU-Laufzeit baut (WebAssembly JSPI).',
  ],
  [
    'Safari stops working after some hundreds of runs on WebGPU.',
    'Safari bricht auf WebGPU nach einigen hundert Läufen ab.',
  ],
  [
    'The graphics device is imitated by the processor, which is slower than WebAssembly.',
    'Das Grafikgerät wird vom Prozessor nachgeahmt; das ist langsamer als WebAssembly.',
  ],
  [
    'The graphics device does not calculate in 16 bits (shader-f16).',
    'Das Grafikgerät rechnet nicht mit 16 Bit (shader-f16).',
  ],
  [
    'This model has int8 files only, and int8 gives wrong results on WebGPU.',
    'Dieses Modell hat nur int8-Dateien, und int8 liefert auf WebGPU falsche Ergebnisse.',
  ],
  ['It was measured to be slower on this device.', 'Auf diesem Gerät wurde es als langsamer gemessen.'],
  [
    'The files of the model are not complete: one of its two encoders is missing.',
    'Die Dateien des Modells sind nicht vollständig: Einer seiner zwei Encoder fehlt.',
  ],
  [
    'The self-test failed: the vector of {1} was not usable.',
    'Der Selbsttest ist fehlgeschlagen: Der Vektor für {1} war unbrauchbar.',
  ],
  [
    'The self-test failed: the vector of {1} was wrong (cosine {2} with the right one).',
    'Der Selbsttest ist fehlgeschlagen: Der Vektor für {1} war falsch (Kosinus {2} zum richtigen).',
  ],
  [
    'The self-test failed: the vector of {1} differs by {2} from what the model’s maker recorded.',
    'Der Selbsttest ist fehlgeschlagen: Der Vektor für {1} weicht um {2} von dem ab, was die Urheber des Modells angeben.',
  ],
  [
    'The self-test failed: a picture among others gave another vector than alone (cosine {1}).',
    'Der Selbsttest ist fehlgeschlagen: Ein Bild ergab unter anderen einen anderen Vektor als allein (Kosinus {1}).',
  ],
  [
    'The self-test failed: different pictures gave the same vector.',
    'Der Selbsttest ist fehlgeschlagen: Verschiedene Bilder ergaben denselben Vektor.',
  ],
  ['The self-test had not ended after {1} seconds.', 'Der Selbsttest war nach {1} Sekunden nicht zu Ende.'],
  ['There is nothing to test it against yet: {1}', 'Noch gibt es nichts, womit es sich prüfen ließe: {1}'],
  ['The self-test could not be run: {1}', 'Der Selbsttest ließ sich nicht durchführen: {1}'],
  ['The encoder stopped unexpectedly.', 'Der Encoder brach unerwartet ab.'],
  ['The encoder was closed.', 'Der Encoder wurde geschlossen.'],
  ['The graphics device was lost{1}.', 'Das Grafikgerät ging verloren{1}.'],
  [
    'It stopped several times in a row. The last reason: {1}',
    'Es brach mehrmals hintereinander ab. Der letzte Grund: {1}',
  ],
  [
    'preprocessor_config.json of {1} is not usable: {2}',
    'preprocessor_config.json von {1} ist unbrauchbar: {2}',
  ],
  [
    '{1} has no {2} image encoder with a {3} text encoder here.',
    '{1} hat hier keinen Bild-Encoder in {2} mit einem Text-Encoder in {3}.',
  ],
  ['{1} of {2} is not stored on this device.', '{1} von {2} ist auf diesem Gerät nicht gespeichert.'],
  [
    '{1} of {2} is {3} bytes long on this device; {4} were stored.',
    '{1} von {2} ist auf diesem Gerät {3} Byte lang; gespeichert wurden {4}.',
  ],
  ['{1} is not usable: {2}', '{1} ist unbrauchbar: {2}'],
  ['{1}manifest.json does not list {2}.', '{1}manifest.json führt {2} nicht auf.'],
  ['{1} could not be read: {2}.', '{1} ließ sich nicht lesen: {2}.'],
  ['{1} could not be reached.', '{1} war nicht erreichbar.'],
  ['{1} is {2} bytes long; the manifest says {3}.', '{1} ist {2} Byte lang; laut Manifest sind es {3}.'],
  ['{1} has SHA-256 {2}; the manifest says {3}.', '{1} hat SHA-256 {2}; laut Manifest ist es {3}.'],
  ['{1} is not JSON.', '{1} ist kein JSON.'],
  ['a drawn picture ({1})', 'ein gezeichnetes Bild ({1})'],
  ['a picture alone', 'ein Bild allein'],
  ['The model could not be started: {1}', 'Das Modell ließ sich nicht starten: {1}'],
  ['The model stopped: {1}', 'Das Modell brach ab: {1}'],
  [
    'The model did not answer with {1} x {2} numbers.',
    'Das Modell hat nicht mit {1} x {2} Zahlen geantwortet.',
  ],
  ['The model gave no usable vector.', 'Das Modell ergab keinen brauchbaren Vektor.'],
  [
    '{1} is not on this device. Download it again or choose another one in Settings, Models.',
    '{1} ist nicht auf diesem Gerät. Es erneut herunterladen oder unter „Einstellungen“, „Modelle“ ein anderes auswählen.',
  ],
  [
    'The one to begin with: understands free wording, and thresholds in guides are made for it.',
    'Gut für den Anfang: versteht freie Formulierungen, und die Schwellen in Anleitungen sind dafür gemacht.',
  ],
  [
    'Sees finer detail than ViT-B/32 and takes about four times as long for each photo.',
    'Sieht feinere Einzelheiten als ViT-B/32 und braucht für jedes Foto etwa viermal so lange.',
  ],
  [
    'The most accurate of these. Its scores are low numbers: 0.11 is already as likely as not.',
    'Das genaueste von diesen. Seine Werte sind kleine Zahlen: Bei 0,11 ist es schon eher ja als nein.',
  ],
  [
    'Small and quick, for phones: about as good as ViT-B/16 at a fraction of its work.',
    'Klein und schnell, für Handys: etwa so gut wie ViT-B/16 bei einem Bruchteil der Arbeit.',
  ],
  [
    'For research only: the licence of these weights does not allow commercial or product use.',
    'Nur für die Forschung: Die Lizenz dieser Gewichte erlaubt keine Verwendung in Handel oder Produkten.',
  ],
  [
    'Not measured by Winnow: its thresholds are a guess to begin with.',
    'Von Winnow nicht gemessen: Die Schwellen sind zunächst geschätzt.',
  ],
  ['Not stated', 'Nicht angegeben'],
  ['Not known', 'Nicht bekannt'],
  [
    'Its page names no licence: look there before using it.',
    'Die Seite nennt keine Lizenz: vor der Verwendung dort nachsehen.',
  ],
  ['{1} is not in {2} at {3}', '{1} ist nicht in {2} bei {3}'],
  ['{1} not among the files', '{1} ist nicht unter den Dateien'],
  ['{1} is missing', '{1} fehlt'],
  [
    'config.json is not the configuration of a model',
    'config.json ist nicht die Konfiguration eines Modells',
  ],
  [
    'config.json describes a {1} model, not one of pictures and texts',
    'config.json beschreibt ein Modell der Art {1}, keines für Bilder und Texte',
  ],
];

const BACKUPS: readonly Phrase[] = [
  ['Its list of files is too long to be true.', 'Ihre Liste von Dateien ist zu lang, um wahr zu sein.'],
  ['Its list of files is cut short.', 'Ihre Liste von Dateien ist abgeschnitten.'],
  ['It lists {1} twice.', 'Sie führt {1} zweimal auf.'],
  ['It is cut short.', 'Sie ist abgeschnitten.'],
  ['It is larger than it should be.', 'Sie ist größer, als sie sein sollte.'],
  [
    'It claims to unpack to far more than it holds.',
    'Sie gibt vor, entpackt viel größer zu sein, als sie ist.',
  ],
  [
    'It claims to unpack to more than any file can.',
    'Sie gibt vor, entpackt größer zu sein, als eine Datei sein kann.',
  ],
  ['It holds no {1}.', 'Sie enthält kein {1}.'],
  ['It unpacks to more than it claims.', 'Sie ist entpackt größer, als sie angibt.'],
  ['It ends early.', 'Sie endet zu früh.'],
  ['Its checksum is wrong.', 'Ihre Prüfsumme stimmt nicht.'],
  ['It cannot be unpacked: {1}', 'Sie lässt sich nicht entpacken: {1}'],
  ['It does not say what it is.', 'Sie sagt nicht, was sie ist.'],
  ['It is of a kind nobody knows: {1}.', 'Sie ist von unbekannter Art: {1}.'],
  ['The backup is of version {1}.', 'Die Sicherung hat die Version {1}.'],
  ['Chunk {1} of {2} is damaged.', 'Stück {1} von {2} ist beschädigt.'],
  ['{1} is cut short: it ends after {2} photos.', '{1} ist abgeschnitten: Nach {2} Fotos ist Schluss.'],
  ['{1} has a line without end.', '{1} hat eine Zeile ohne Ende.'],
];

const CONFIGURATION: readonly Phrase[] = [
  ['must be text', 'muss Text sein'],
  ['must not be empty', 'darf nicht leer sein'],
  ['must be at most {1} characters', 'darf höchstens {1} Zeichen haben'],
  ['must be one line', 'muss eine Zeile sein'],
  ['must not have an empty part before or after "/"', 'darf vor oder nach „/“ nicht leer sein'],
  ['must be true or false', 'muss true oder false sein'],
  ['must be "tag" or "tag_and_archive"', 'muss „tag“ oder „tag_and_archive“ sein'],
  ['must be a category ({1})', 'muss eine Kategorie sein ({1})'],
  ['must be a number', 'muss eine Zahl sein'],
  ['must be between 0 and 1', 'muss zwischen 0 und 1 liegen'],
  ['must be a list of texts', 'muss eine Liste von Texten sein'],
  [
    'must be the SHA-256 of a photo (64 hexadecimal digits)',
    'muss der SHA-256 eines Fotos sein (64 hexadezimale Ziffern)',
  ],
  ['must be a list of SHA-256 hashes', 'muss eine Liste von SHA-256-Werten sein'],
  [
    'must have example photos (like, unlike, similarity)',
    'muss Beispielfotos haben (like, unlike, similarity)',
  ],
  ['must name a photo in like or unlike', 'muss in like oder unlike ein Foto nennen'],
  ['must not be in like as well', 'darf nicht auch in like stehen'],
  ['must be a whole number of pixels, 1 or more', 'muss eine ganze Zahl von Pixeln sein, mindestens 1'],
  ['must be above 0', 'muss über 0 liegen'],
  ['must be at most 1000', 'darf höchstens 1000 sein'],
  ['must be a date (2024-05-31)', 'muss ein Datum sein (2024-05-31)'],
  ['must be a size in pixels (1170x2532) or {1}', 'muss eine Größe in Pixeln (1170x2532) oder {1} sein'],
  ['must be a list', 'muss eine Liste sein'],
  ['must be "require" or "enough"', 'muss „require“ oder „enough“ sein'],
  ['must be one of {1}', 'muss eines von diesen sein: {1}'],
  ['must be metadata rules ({1})', 'muss aus Dateiregeln bestehen ({1})'],
  ['must have a rule besides the mode', 'muss außer „mode“ eine Regel haben'],
  ['must not be above {1}', 'darf nicht über {1} liegen'],
  ['must be a list of categories', 'muss eine Liste von Kategorien sein'],
  [
    'must differ from the name of category {1}, which is "{2}"',
    'muss sich vom Namen der Kategorie {1} unterscheiden („{2}“)',
  ],
  ['must be a whole number between 1 and {1}', 'muss eine ganze Zahl zwischen 1 und {1} sein'],
  [
    'must have the settings of the queue (concurrency)',
    'muss die Einstellungen der Warteschlange haben (concurrency)',
  ],
  [
    'must have the classification settings (enabled, categories)',
    'muss die Einstellungen der Klassifizierung haben (enabled, categories)',
  ],
  [
    'must have the settings of the queues (metadata, smartSearch, classification)',
    'muss die Einstellungen der Warteschlangen haben (metadata, smartSearch, classification)',
  ],
  [
    'must be a configuration with "classification" settings',
    'muss eine Konfiguration mit Einstellungen unter „classification“ sein',
  ],
  ['There is a category named "{1}" already.', 'Eine Kategorie namens „{1}“ gibt es schon.'],
  ['The name {1}.', 'Das Feld „Name“ {1}.'],
  ['The prompts {1}.', 'Das Feld „Prompts“ {1}.'],
  ['The similarity {1}.', 'Das Feld „Ähnlichkeit“ {1}.'],
  ['The category {1}.', 'Die Kategorie {1}.'],
  ['It {1}.', 'Der Wert {1}.'],
  ['The file rules {1}.', 'Das Feld „Dateiregeln“ {1}.'],
  ['is larger than 1 MB', 'ist größer als 1 MB'],
  ['is not valid YAML: {1}', 'ist kein gültiges YAML: {1}'],
  ['has the key "{1}" twice in one place', 'hat den Schlüssel „{1}“ zweimal an einer Stelle'],
  [
    'uses "?" for a key in line {1}, which is not supported',
    'verwendet in Zeile {1} „?“ für einen Schlüssel; das wird nicht unterstützt',
  ],
  ['is nested too deeply in line {1}', 'ist in Zeile {1} zu tief verschachtelt'],
  ['is indented too far in line {1}', 'ist in Zeile {1} zu weit eingerückt'],
  ['has a comma too many in line {1}', 'hat in Zeile {1} ein Komma zu viel'],
];

const LIBRARY: readonly Phrase[] = [
  ['The profile is locked.', 'Das Profil ist gesperrt.'],
  [
    'This library was last used by a newer version of Winnow. Reload the page to update it.',
    'Diese Bibliothek wurde zuletzt von einer neueren Version von Winnow verwendet. Die Seite neu laden, um Winnow zu aktualisieren.',
  ],
  ['The library could not be opened.', 'Die Bibliothek ließ sich nicht öffnen.'],
  ['The list of profiles could not be read.', 'Die Liste der Profile ließ sich nicht lesen.'],
  [
    'A row of {1} is damaged or was changed outside Winnow.',
    'Ein Eintrag in {1} ist beschädigt oder wurde außerhalb von Winnow geändert.',
  ],
];

export const PHRASES: readonly Phrase[] = [
  ...FILES,
  ...WORK,
  ...MODELS,
  ...BACKUPS,
  ...CONFIGURATION,
  ...LIBRARY,
];
