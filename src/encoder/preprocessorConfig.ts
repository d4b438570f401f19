/**
 * `preprocessor_config.json` as hub repositories write it (CLIPImageProcessor), and two keys of Winnow's own for models
 * that see the whole picture: `resize_mode: "letterbox"` and `pad_color`.
 */
import { z } from 'zod';
import type { Preprocessing } from '../core/model.ts';

const side = z.int().positive();
const size = z.union([
  side,
  z.object({ shortest_edge: side }).transform((value) => value.shortest_edge),
  z.object({ longest_edge: side }).transform((value) => value.longest_edge),
  z
    .object({ height: side, width: side })
    .refine(({ height, width }) => height === width, 'must be a square')
    .transform(({ height }) => height),
]);
const triple = z.tuple([z.number(), z.number(), z.number()]);
const channel = z.int().min(0).max(255);

/** The numbers are Pillow's (`PIL.Image.Resampling`). */
const BILINEAR = 2;
const BICUBIC = 3;

const configSchema = z.object({
  size,
  crop_size: size.optional(),
  do_center_crop: z.boolean().default(true),
  resample: z.union([z.literal(BILINEAR), z.literal(BICUBIC)]).default(BICUBIC),
  image_mean: triple,
  image_std: triple,
  resize_mode: z.enum(['crop', 'letterbox']).default('crop'),
  pad_color: z.tuple([channel, channel, channel]).default([0, 0, 0]),
});

export type ParsedPreprocessing =
  { readonly ok: true; readonly value: Preprocessing } | { readonly ok: false; readonly reason: string };

export function parsePreprocessorConfig(json: unknown): ParsedPreprocessing {
  const result = configSchema.safeParse(json);
  if (!result.success) {
    const [issue] = result.error.issues;
    return {
      ok: false,
      reason: `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'not a configuration'}`,
    };
  }
  const config = result.data;
  if (config.resize_mode === 'crop' && config.crop_size !== undefined && config.crop_size !== config.size) {
    return { ok: false, reason: `crop_size: must equal size (${config.size}), not ${config.crop_size}` };
  }
  if (config.resize_mode === 'crop' && !config.do_center_crop) {
    return {
      ok: false,
      reason: 'do_center_crop: a model that does not crop needs "resize_mode": "letterbox"',
    };
  }
  return {
    ok: true,
    value: {
      size: config.size,
      resizeMode: config.resize_mode,
      resample: config.resample === BICUBIC ? 'bicubic' : 'bilinear',
      mean: config.image_mean,
      std: config.image_std,
      padColor: config.pad_color,
    },
  };
}
