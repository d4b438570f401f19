/**
 * What a category would match, before anything is saved: every photo's score against the prompts being written. Nothing
 * is stored, neither a link nor a prompt's vector; moving the threshold afterwards needs no second look.
 */
import type { PhotoId } from '../core/photo.ts';
import { dot, rowOf } from '../core/vector.ts';
import type { Deps } from './deps.ts';

export interface PromptPreview {
  /** Words of the prompts the model never learned, each once. */
  readonly unknownWords: readonly string[];
  /** Photos encoded by the active model and not in the trash, highest score first. */
  readonly photoIds: readonly PhotoId[];
  /** Highest cosine similarity over the prompts, beside {@link photoIds}: descending. */
  readonly scores: Float32Array;
}

export type PromptPreviewResult =
  { readonly ok: true; readonly preview: PromptPreview } | { readonly ok: false; readonly reason: string };

/** `prompts`: at least one, trimmed. Stops between packs of embeddings once `signal` is aborted. */
export async function previewPrompts(
  { library, encoder }: Deps,
  prompts: readonly string[],
  signal: AbortSignal,
): Promise<PromptPreviewResult> {
  const model = await encoder.load();
  if (!model.ok) return { ok: false, reason: model.reason };
  const encoded = await encoder.encodeTexts(prompts, signal);
  if (!encoded.ok) return { ok: false, reason: encoded.reason };

  const inTrash = new Set((await library.photos.readCells('trash')).map(({ id }) => id));
  const scored: Array<{ readonly id: PhotoId; readonly score: number }> = [];
  for await (const pack of library.embeddings.streamPacks(model.value.key)) {
    if (signal.aborted) return { ok: false, reason: 'The preview was stopped.' };
    pack.ids.forEach((id, index) => {
      if (inTrash.has(id)) return;
      const embedding = rowOf(pack.vectors, pack.dim, index);
      const score = Math.max(...encoded.value.map(({ vector }) => dot(embedding, vector)));
      scored.push({ id, score });
    });
  }
  scored.sort((a, b) => b.score - a.score || a.id - b.id);
  return {
    ok: true,
    preview: {
      unknownWords: [...new Set(encoded.value.flatMap(({ unknownWords }) => unknownWords))],
      photoIds: scored.map(({ id }) => id),
      scores: Float32Array.from(scored, ({ score }) => score),
    },
  };
}
