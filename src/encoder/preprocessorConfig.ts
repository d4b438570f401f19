/**
 * `preprocessor_config.json` as hub repositories write it (CLIPImageProcessor, SiglipImageProcessor), and two keys of Winnow's own for models
 * that see the whole picture: `resize_mode: "letterbox"` and `pad_color`.
 */
import * as z from '../core/zod.ts';
import type { Preprocessing } from '../core/model.ts';

const side = z.int().check(z.positive());
const size = z.union([
  side,
  z.pipe(
    z.object({ shortest_edge: side }),
    z.transform((value) => value.shortest_edge),
  ),
  z.pipe(
    z.object({ longest_edge: side }),
    z.transform((value) => value.longest_edge),
  ),
  z.pipe(
    z
      .object({ height: side, width: side })
      .check(z.refine(({ height, width }) => height === width, 'must be a square')),
    z.transform(({ height }) => height),
  ),
]);
const triple = z.tuple([z.number(), z.number(), z.number()]);
const channel = z.int().check(z.minimum(0), z.maximum(255));

/** The numbers are Pillow's (`PIL.Image.Resampling`). */
const BILINEAR = 2;
const BICUBIC = 3;

/** Numbers as they are, and where nothing is normalised. */
const NO_MEAN = [0, 0, 0] as const;
const NO_STD = [1, 1, 1] as const;

const configSchema = z.object({
  size,
  crop_size: z.optional(size),
  do_center_crop: z.optional(z.boolean()),
  resample: z.withDefault(z.union([z.literal(BILINEAR), z.literal(BICUBIC)]), BICUBIC),
  do_normalize: z.withDefault(z.boolean(), true),
  image_mean: z.optional(triple),
  image_std: z.optional(triple),
  image_processor_type: z.withDefault(z.string(), ''),
  resize_mode: z.optional(z.enum(['crop', 'letterbox', 'stretch'])),
  pad_color: z.withDefault(z.tuple([channel, channel, channel]), [0, 0, 0]),
  views: z.optional(z.union([z.literal(1), z.literal(2)])),
});

type Config = z.infer<typeof configSchema>;

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
  const resizeMode = chooseResizeMode(config);
  if (resizeMode === null) {
    return {
      ok: false,
      reason: 'do_center_crop: a model that does not crop needs "resize_mode": "letterbox" or "stretch"',
    };
  }
  if (resizeMode === 'crop' && config.crop_size !== undefined && config.crop_size !== config.size) {
    return { ok: false, reason: `crop_size: must equal size (${config.size}), not ${config.crop_size}` };
  }
  if (config.do_normalize && (config.image_mean === undefined || config.image_std === undefined)) {
    return { ok: false, reason: 'image_mean, image_std: needed where do_normalize is not false' };
  }
  return {
    ok: true,
    value: {
      size: config.size,
      resizeMode,
      resample: config.resample === BICUBIC ? 'bicubic' : 'bilinear',
      mean: config.do_normalize ? (config.image_mean ?? NO_MEAN) : NO_MEAN,
      std: config.do_normalize ? (config.image_std ?? NO_STD) : NO_STD,
      padColor: config.pad_color,
      views: resizeMode === 'crop' ? (config.views ?? 2) : 1,
    },
  };
}

/** SigLIP's processor has no crop and stretches; CLIP's crops unless told not to. Null where the file leaves it open. */
function chooseResizeMode(config: Config): Preprocessing['resizeMode'] | null {
  if (config.resize_mode !== undefined) return config.resize_mode;
  if (config.image_processor_type.startsWith('Siglip')) return 'stretch';
  return config.do_center_crop === false ? null : 'crop';
}
