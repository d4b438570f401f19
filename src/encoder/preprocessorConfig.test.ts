import { expect, it } from 'vitest';
import { parsePreprocessorConfig } from './preprocessorConfig.ts';

const CLIP = {
  crop_size: { height: 224, width: 224 },
  do_center_crop: true,
  do_normalize: true,
  image_mean: [0.48145466, 0.4578275, 0.40821073],
  image_std: [0.26862954, 0.26130258, 0.27577711],
  resample: 3,
  size: { shortest_edge: 224 },
};

it('reads CLIP’s own file as a centre crop', () => {
  expect(parsePreprocessorConfig(CLIP)).toEqual({
    ok: true,
    value: {
      size: 224,
      resizeMode: 'crop',
      resample: 'bicubic',
      mean: CLIP.image_mean,
      std: CLIP.image_std,
      padColor: [0, 0, 0],
      views: 2,
    },
  });
});

it('looks twice at a tall picture only where a model crops, and not where it is told not to', () => {
  expect(parsePreprocessorConfig({ ...CLIP, views: 1 })).toMatchObject({ ok: true, value: { views: 1 } });
  expect(parsePreprocessorConfig({ ...CLIP, resize_mode: 'letterbox' })).toMatchObject({
    ok: true,
    value: { views: 1 },
  });
});

it('reads a letterboxed model', () => {
  const config = {
    ...CLIP,
    do_center_crop: false,
    resample: 2,
    size: { height: 128, width: 128 },
    resize_mode: 'letterbox',
    pad_color: [114, 114, 114],
  };
  expect(parsePreprocessorConfig(config)).toMatchObject({
    ok: true,
    value: { size: 128, resizeMode: 'letterbox', resample: 'bilinear', padColor: [114, 114, 114] },
  });
});

it('stretches what SigLIP’s processor stretches', () => {
  const config = {
    image_processor_type: 'SiglipImageProcessor',
    size: { height: 224, width: 224 },
    resample: 3,
    image_mean: [0.5, 0.5, 0.5],
    image_std: [0.5, 0.5, 0.5],
  };
  expect(parsePreprocessorConfig(config)).toMatchObject({
    ok: true,
    value: { size: 224, resizeMode: 'stretch', mean: [0.5, 0.5, 0.5] },
  });
});

it('leaves the numbers alone where nothing is normalised', () => {
  const { image_mean: _mean, image_std: _std, ...rest } = CLIP;
  expect(parsePreprocessorConfig({ ...rest, do_normalize: false })).toMatchObject({
    ok: true,
    value: { mean: [0, 0, 0], std: [1, 1, 1] },
  });
});

it.each([
  ['size', { size: { height: 128, width: 96 } }],
  ['resample', { resample: 0 }],
  ['image_mean', { image_mean: [0.5] }],
  ['crop_size', { crop_size: 200 }],
  ['do_center_crop', { do_center_crop: false }],
  ['pad_color', { pad_color: [300, 0, 0] }],
])('refuses a %s it cannot honour and names it', (field, change) => {
  const result = parsePreprocessorConfig({ ...CLIP, ...change });
  expect(result.ok ? '' : result.reason).toMatch(new RegExp(`^${field}`));
});
