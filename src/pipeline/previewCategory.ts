/**
 * What a category would match, before anything is saved: what each of its signals finds on every photo. Nothing is stored,
 * neither a link nor a prompt's vector; moving a threshold afterwards needs no second look.
 */
import type { Category } from '../core/category.ts';
import type { PreviewColumns } from '../core/scoring/previewColumns.ts';
import type { Deps } from './deps.ts';
import { prepareMethods } from './methods.ts';

/** Photos encoded by the active model and not in the trash. */
export interface CategoryPreview extends PreviewColumns {
  /** Words the model never learned, by the prompt (of either kind) that has them. */
  readonly unknownWords: ReadonlyMap<string, readonly string[]>;
  /** Example photos that are not in this library, or not encoded by the model: they count for nothing here. */
  readonly missingExamples: number;
}

export type CategoryPreviewResult =
  { readonly ok: true; readonly preview: CategoryPreview } | { readonly ok: false; readonly reason: string };

/** Prompts are trimmed; only those that were not encoded before are encoded. */
export async function previewCategory(
  { library, encoder, prompts, scorer }: Pick<Deps, 'library' | 'encoder' | 'prompts' | 'scorer'>,
  category: Category,
  signal: AbortSignal,
): Promise<CategoryPreviewResult> {
  const model = await encoder.load();
  if (!model.ok) return { ok: false, reason: model.reason };
  const { key, dim } = model.value;
  const unknownWords = new Map<string, readonly string[]>();

  const methods = await prepareMethods(
    {
      library,
      modelKey: key,
      dim,
      encodePrompts: async (texts) => {
        const encoded = await prompts.readDrafts(key, texts);
        if (!encoded.ok) return encoded;
        encoded.value.forEach((encoding, index) => {
          const text = texts[index];
          if (text !== undefined && encoding.unknownWords.length > 0)
            unknownWords.set(text, encoding.unknownWords);
        });
        return { ok: true, value: encoded.value.map(({ vector }) => vector) };
      },
    },
    [category],
  );
  if (!methods.ok) return { ok: false, reason: methods.reason };

  const { prepared } = methods;
  const result = await scorer.preview({ modelKey: key, category, prepared }, signal);
  if (!result.ok) return result;
  const missingExamples = countExamples([category.examples]) - countExamples(prepared.clip.examples);
  return { ok: true, preview: { ...result.columns, unknownWords, missingExamples } };
}

function countExamples(
  lists: ReadonlyArray<
    { readonly like: readonly unknown[]; readonly unlike: readonly unknown[] } | undefined
  >,
): number {
  return lists.reduce((sum, list) => sum + (list?.like.length ?? 0) + (list?.unlike.length ?? 0), 0);
}
