/** Before and beside an import through the app: an empty library with categories, the encoder alone, the page's pulse. */
import { createEncoder } from '../../../src/encoder/encoderClient.ts';
import { openLibrary } from '../../../src/library/openLibrary.ts';
import { BENCH_CONFIG } from './benchCategories.ts';
import { measureEncoderAlone } from './importRate.ts';

/** Saves the categories, so that what is imported is classified too. */
export async function saveCategories(): Promise<void> {
  const library = await openLibrary();
  const { revision } = await library.config.read();
  if (revision === 0) await library.config.save(BENCH_CONFIG, 0, 'page', [], Date.now());
  library.close();
}

/** Pictures a second when nothing else runs. */
export async function timeEncoderAlone(pictures: number): Promise<number> {
  const encoder = createEncoder();
  try {
    return await measureEncoderAlone(encoder, pictures);
  } finally {
    encoder.close();
  }
}
