/** What screens may ask about models, built in compose.ts. */
import type { EncoderControls } from '../../../encoder/encoder.ts';
import type { ModelChoiceStore, ModelRef } from '../../../models/modelChoice.ts';
import type { Models } from '../../../models/models.ts';
import type { ModelChanges } from '../../../pipeline/modelChanges.ts';

export interface ModelControls {
  /** What is stored on this device, and downloads. */
  readonly models: Models;
  /** Which model this profile uses. */
  readonly choice: ModelChoiceStore;
  readonly changes: ModelChanges;
  /** How the model is run on this device. */
  readonly device: EncoderControls;
  /** Calls back once another model is in use; returns the way to stop. */
  readonly subscribeActive: (listener: (active: ModelRef) => void) => () => void;
}
