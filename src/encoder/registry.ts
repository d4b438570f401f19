/**
 * Which models Winnow knows and where their files lie. One so far: the starter model, which ships with the app and
 * needs no download.
 */
import type { ModelSource } from './modelSource.ts';

export const STARTER_MODEL: ModelSource = {
  id: 'winnow/starter',
  title: 'Winnow starter model',
  folder: `${import.meta.env.BASE_URL}models/starter/`,
  precision: 'int8',
  visionFile: 'onnx/vision_model_quantized.onnx',
  textFile: 'onnx/text_model_quantized.onnx',
};
