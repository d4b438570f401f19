/**
 * Brings a model to run: takes the rungs of the ladder from the top and demotes what fails. What a graphics device got
 * wrong is remembered, so that the next start does not try again; what a full memory prevented is forgotten with the page.
 */
import type { Precision } from '../core/model.ts';
import { RUNTIME_VERSION, type DeviceMemory, type ModelRecord } from './deviceMemory.ts';
import type { EncodeOutcome } from './encoder.ts';
import { chooseLadder, rungId, type Demotion, type DeviceFacts, type Ladder, type Rung } from './ladder.ts';
import { encoderText, ladderText, selfTestText } from './messages.ts';
import {
  attemptRung,
  type Attempt,
  type AttemptFailure,
  type AttemptParts,
  type RunningModel,
} from './rungAttempt.ts';
import type { SelfTestAnswers } from './selfTest.ts';

export interface ModelRunnerParts extends AttemptParts {
  readonly model: {
    /** Under which the device remembers the model. */
    readonly name: string;
    /** Precisions whose files are there. */
    readonly visionFiles: readonly Precision[];
    readonly textFiles: readonly Precision[];
  };
  readonly readDevice: () => Promise<DeviceFacts>;
  readonly memory: DeviceMemory;
  readonly nowMs: () => number;
}

export interface ModelRunner {
  /** The first rung that works, tested. A transient failure where the files are not there or no rung works. */
  bringUp(): Promise<EncodeOutcome<RunningModel>>;
  /** The same for one rung of the ladder; no demotion where it fails. */
  attempt(rung: Rung): Promise<Attempt>;
  /** To be told of a worker or graphics device that was lost at work; several in a row demote the rung. */
  noteLoss(rung: Rung, reason: string): void;
  /** As it stands now; empty before the first `bringUp`. */
  readLadder(): Ladder;
  readFastest(): ModelRecord['fastest'];
  writeFastest(fastest: ModelRecord['fastest']): void;
  /** Forgets what failed and what was measured. */
  forget(): void;
}

/** So many losses within the window demote a rung that has another below it. */
export const LOSSES_TO_DEMOTE = 3;
const LOSS_WINDOW_MS = 10 * 60_000;

export function createModelRunner(parts: ModelRunnerParts): ModelRunner {
  const { model, memory, nowMs } = parts;
  let device: DeviceFacts | null = null;
  /** Of this page's life; the remembered ones are the device's. */
  let demotions: Demotion[] = [];
  let losses: Array<{ readonly rungId: string; readonly atMs: number }> = [];

  const readRecord = (): ModelRecord => memory.readModel(model.name, environmentOf(device));
  const changeRecord = (changes: Partial<ModelRecord>): void => {
    memory.writeModel(model.name, { ...readRecord(), ...changes });
  };

  function readLadder(): Ladder {
    if (device === null) return { rungs: [], passedOver: [] };
    const record = readRecord();
    const remembered = record.demotions.map((one) => ({ ...one, isRemembered: true }));
    return chooseLadder({
      device,
      visionFiles: model.visionFiles,
      textFiles: model.textFiles,
      preferences: memory.readPreferences(),
      demotions: [...remembered, ...demotions],
      fastestRungId: record.fastest?.rungId ?? null,
    });
  }

  function demote(rung: Rung, reason: string, isRemembered: boolean): void {
    const id = rungId(rung);
    if (isRemembered) changeRecord({ demotions: [...readRecord().demotions, { rungId: id, reason }] });
    else demotions = [...demotions, { rungId: id, reason, isRemembered }];
  }

  async function attempt(rung: Rung): Promise<Attempt> {
    if (rung.executionProvider === 'wasm') return attemptRung(parts, rung, null);
    const kept = readRecord().references[rung.vision];
    if (kept !== undefined) {
      const outcome = await attemptRung(parts, rung, kept);
      // Of an earlier revision of the model it says nothing.
      if (!outcome.ok || outcome.value.loaded.info.key === kept.modelKey) return outcome;
      outcome.value.connection.end();
    }
    const made = await makeReference(rung);
    return made.ok ? attemptRung(parts, rung, made.answers) : made;
  }

  /** The CPU answers for the same files; one worker after the other, since both models at once may be too much. */
  async function makeReference(
    rung: Rung,
  ): Promise<{ readonly ok: true; readonly answers: SelfTestAnswers } | AttemptFailure> {
    const outcome = await attemptRung(parts, { ...rung, executionProvider: 'wasm' }, null);
    if (!outcome.ok) {
      const isFiles = outcome.stage === 'files';
      return isFiles
        ? outcome
        : { ok: false, stage: 'reference', reason: selfTestText.noReference(outcome.reason) };
    }
    const { connection, answers } = outcome.value;
    connection.end();
    changeRecord({ references: { ...readRecord().references, [rung.vision]: answers } });
    return { ok: true, answers };
  }

  return {
    async bringUp() {
      device ??= await parts.readDevice();
      let reason: string = ladderText.noFiles;
      for (let [rung] = readLadder().rungs; rung !== undefined; [rung] = readLadder().rungs) {
        const outcome = await attempt(rung);
        if (outcome.ok) return outcome;
        reason = outcome.reason;
        // No other way of running it would find the files.
        if (outcome.stage === 'files') return { ok: false, kind: 'transient', reason };
        demote(rung, reason, isForGood(rung, outcome));
      }
      // Nothing works now; what was not for good is tried again the next time.
      demotions = [];
      return { ok: false, kind: 'transient', reason };
    },
    attempt,
    noteLoss(rung, reason) {
      const id = rungId(rung);
      const atMs = nowMs();
      losses = [...losses.filter((loss) => atMs - loss.atMs < LOSS_WINDOW_MS), { rungId: id, atMs }];
      const isRepeated = losses.filter((loss) => loss.rungId === id).length >= LOSSES_TO_DEMOTE;
      if (!isRepeated || readLadder().rungs.length < 2) return;
      losses = losses.filter((loss) => loss.rungId !== id);
      demote(rung, encoderText.lostRepeatedly(reason), rung.executionProvider === 'webgpu');
    },
    readLadder,
    readFastest: () => readRecord().fastest,
    writeFastest(fastest) {
      changeRecord({ fastest });
    },
    forget() {
      memory.forgetModel(model.name);
      demotions = [];
      losses = [];
    },
  };
}

function isForGood(rung: Rung, { stage }: AttemptFailure): boolean {
  return rung.executionProvider === 'webgpu' && (stage === 'start' || stage === 'self-test');
}

/** What is remembered holds for this runtime on this device only. */
function environmentOf(device: DeviceFacts | null): string {
  if (device === null) return RUNTIME_VERSION;
  const { gpu, cores, isIsolated } = device;
  const facts = [
    gpu?.name ?? 'no graphics device',
    `${cores} cores`,
    isIsolated ? 'isolated' : 'not isolated',
  ];
  return [`onnxruntime-web ${RUNTIME_VERSION}`, ...facts].join(', ');
}
