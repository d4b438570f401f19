/**
 * What a category would match, before anything is saved: every photo's score against the prompts being written. Nothing
 * is stored, neither a link nor a prompt's vector; moving the threshold afterwards needs no second look.
 */
import type { Ranking } from '../core/scoring/ranking.ts';
import { joinRows } from '../core/vector.ts';
import type { Deps } from './deps.ts';

/** Photos encoded by the active model and not in the trash, highest score first. */
export interface PromptPreview extends Ranking {
  /** Words of the prompts the model never learned, each once. */
  readonly unknownWords: readonly string[];
}

export type PromptPreviewResult =
  { readonly ok: true; readonly preview: PromptPreview } | { readonly ok: false; readonly reason: string };

/** `prompts`: at least one, trimmed. Only those that were not encoded before are encoded. */
export async function previewPrompts(
  { encoder, prompts: promptEncoder, scorer }: Pick<Deps, 'encoder' | 'prompts' | 'scorer'>,
  prompts: readonly string[],
  signal: AbortSignal,
): Promise<PromptPreviewResult> {
  const model = await encoder.load();
  if (!model.ok) return { ok: false, reason: model.reason };
  const { key, dim } = model.value;
  const encoded = await promptEncoder.readDrafts(key, prompts);
  if (!encoded.ok) return { ok: false, reason: encoded.reason };

  const vectors = joinRows(
    encoded.value.map(({ vector }) => vector),
    dim,
  );
  const ranked = await scorer.rank({ modelKey: key, dim, vectors }, signal);
  if (!ranked.ok) return ranked;
  const unknownWords = [...new Set(encoded.value.flatMap((encoding) => encoding.unknownWords))];
  return { ok: true, preview: { ...ranked.ranking, unknownWords } };
}
