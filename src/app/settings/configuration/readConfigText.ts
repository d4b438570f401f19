/** A file that a person chose, as text. */
import { LARGEST_YAML_BYTES } from '../../../core/config/yaml.ts';
import { configurationText } from './messages.ts';

export type ReadTextResult =
  { readonly ok: true; readonly text: string } | { readonly ok: false; readonly error: string };

/** Refuses what is too large before reading it, and bytes that are no UTF-8. */
export async function readConfigText(file: File): Promise<ReadTextResult> {
  if (file.size > LARGEST_YAML_BYTES) return { ok: false, error: configurationText.fileTooLarge(file.name) };
  try {
    const decoder = new TextDecoder('utf-8', { fatal: true });
    return { ok: true, text: decoder.decode(await file.arrayBuffer()) };
  } catch {
    // Gone since it was chosen, or no text: the person sees the same.
    return { ok: false, error: configurationText.fileNotText(file.name) };
  }
}
