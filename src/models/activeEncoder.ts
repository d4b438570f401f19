/**
 * The encoder of the model in use. Which model that is can change while the app runs: the encoder before is then closed and the
 * next call starts the new one. A model that is chosen and not there is a failure that says so, never another model.
 */
import type { DeviceEncoder, EncodeOutcome } from '../encoder/encoder.ts';
import type { RestingEncoder } from '../encoder/restingEncoder.ts';

export type OpenedEncoder =
  { readonly ok: true; readonly encoder: DeviceEncoder } | { readonly ok: false; readonly reason: string };

export interface ActiveEncoder extends DeviceEncoder {
  /** To be called when another model was chosen: the next call opens that one. */
  reopen(): void;
}

/**
 * @param open finds the model in use and makes its encoder; asked at the first call and after {@link ActiveEncoder.reopen}
 * @param resting answers about preferences while no encoder is there
 */
export function createActiveEncoder(
  open: () => Promise<OpenedEncoder>,
  resting: RestingEncoder,
): ActiveEncoder {
  let opening: Promise<OpenedEncoder> | null = null;
  let current: DeviceEncoder | null = null;

  async function start(): Promise<OpenedEncoder> {
    const mine = (opening ??= open());
    const opened = await mine;
    if (opening !== mine) {
      // Another model was chosen while this one was being opened.
      if (opened.ok && opened.encoder !== current) opened.encoder.close();
      return start();
    }
    // What is not there may be downloaded; it is looked for again at the next call.
    if (opened.ok) current = opened.encoder;
    else opening = null;
    return opened;
  }

  async function ask<T>(
    question: (encoder: DeviceEncoder) => Promise<EncodeOutcome<T>>,
  ): Promise<EncodeOutcome<T>> {
    const opened = await start();
    return opened.ok ? question(opened.encoder) : { ok: false, kind: 'transient', reason: opened.reason };
  }

  return {
    load: () => ask((encoder) => encoder.load()),
    encodeImages: (inputs, signal) => ask((encoder) => encoder.encodeImages(inputs, signal)),
    encodeTexts: (prompts, signal) => ask((encoder) => encoder.encodeTexts(prompts, signal)),
    readStatus: async () => current?.readStatus() ?? null,
    get batchSize() {
      return (current ?? resting).batchSize;
    },
    readPreferences: () => (current ?? resting).readPreferences(),
    writePreferences(preferences) {
      (current ?? resting).writePreferences(preferences);
    },
    tryAgain() {
      (current ?? resting).tryAgain();
    },
    reopen() {
      opening = null;
      current?.close();
      current = null;
    },
    close() {
      current?.close();
    },
  };
}
