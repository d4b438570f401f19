import { describe, expect, it } from 'vitest';
import type { DeviceEncoder, EncodeOutcome } from '../encoder/encoder.ts';
import { createActiveEncoder, type OpenedEncoder } from './activeEncoder.ts';
import { createWordEncoder } from '../testing/wordEncoder.ts';

function deviceEncoder(name: string): DeviceEncoder & { isClosed: boolean } {
  const words = createWordEncoder();
  const encoder = {
    ...words,
    batchSize: words.batchSize,
    isClosed: false,
    async load(): Promise<EncodeOutcome<never>> {
      return Promise.resolve({ ok: false, kind: 'transient', reason: name });
    },
    readPreferences: () =>
      ({ executionProvider: 'auto', precision: 'auto', threads: 'auto', batchSize: 'auto' }) as const,
    writePreferences: () => undefined,
    tryAgain: () => undefined,
    close() {
      encoder.isClosed = true;
    },
  };
  return encoder;
}

const resting = deviceEncoder('resting');

async function nameOf(encoder: { load(): Promise<EncodeOutcome<unknown>> }): Promise<string> {
  const outcome = await encoder.load();
  return outcome.ok ? 'loaded' : outcome.reason;
}

describe('createActiveEncoder', () => {
  it('opens the model in use once, at the first call', async () => {
    const one = deviceEncoder('one');
    let opened = 0;
    const active = createActiveEncoder(async () => {
      opened += 1;
      return Promise.resolve({ ok: true, encoder: one });
    }, resting);
    expect(opened).toBe(0);
    expect(await Promise.all([nameOf(active), nameOf(active)])).toEqual(['one', 'one']);
    expect(opened).toBe(1);
  });

  it('closes the one before when another is chosen', async () => {
    const encoders = [deviceEncoder('one'), deviceEncoder('two')];
    let next = 0;
    const active = createActiveEncoder(async () => {
      const encoder = encoders[next++] ?? resting;
      return Promise.resolve({ ok: true, encoder });
    }, resting);
    expect(await nameOf(active)).toBe('one');
    active.reopen();
    expect(encoders[0]?.isClosed).toBe(true);
    expect(await nameOf(active)).toBe('two');
  });

  it('closes one that was opened too late', async () => {
    const late = deviceEncoder('late');
    const answers: Array<(opened: OpenedEncoder) => void> = [];
    const active = createActiveEncoder(() => new Promise((resolve) => answers.push(resolve)), resting);
    const asked = nameOf(active);
    active.reopen();
    answers[0]?.({ ok: true, encoder: late });
    await Promise.resolve();
    await Promise.resolve();
    answers[1]?.({ ok: true, encoder: deviceEncoder('new') });
    expect(await asked).toBe('new');
    expect(late.isClosed).toBe(true);
  });

  it('looks again for a model that was not there', async () => {
    const answers: OpenedEncoder[] = [
      { ok: false, reason: 'not on this device' },
      { ok: true, encoder: deviceEncoder('found') },
    ];
    const active = createActiveEncoder(
      async () => Promise.resolve(answers.shift() ?? { ok: false, reason: '' }),
      resting,
    );
    expect(await nameOf(active)).toBe('not on this device');
    expect(await nameOf(active)).toBe('found');
  });
});
