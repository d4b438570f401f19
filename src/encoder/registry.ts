/** The model that ships with the app and needs no download. Those that do: src/models/catalogue.ts. */
import type { FolderSource } from './modelSource.ts';

export const STARTER_MODEL: FolderSource = {
  kind: 'folder',
  id: 'winnow/starter',
  title: 'Winnow starter model',
  folder: `${import.meta.env.BASE_URL}models/starter/`,
  vision: { int8: 'onnx/vision_model_quantized.onnx' },
  text: { int8: 'onnx/text_model_quantized.onnx' },
};
