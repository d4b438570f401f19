/** File rules while they are being typed: each field a text, and nothing has been checked. */
import type { PhotoFormat } from '../../../core/photo.ts';
import { PHONE_SCREEN, type MetadataMode, type MetadataRules } from '../../../core/rules/metadataRules.ts';

export type CameraChoice = 'ignored' | 'none' | 'any' | 'named';

export interface RulesDraft {
  readonly mode: MetadataMode;
  /** One pattern a line. */
  readonly fileNames: string;
  readonly types: readonly PhotoFormat[];
  readonly camera: CameraChoice;
  readonly cameraName: string;
  readonly isPhoneScreen: boolean;
  /** One size a line. */
  readonly sizes: string;
  readonly limits: Readonly<Record<Limit, string>>;
}

const NUMBERS = ['min_width', 'max_width', 'min_height', 'max_height', 'min_aspect', 'max_aspect'] as const;
const DATES = ['taken_after', 'taken_before'] as const;

export const LIMITS = [...NUMBERS, ...DATES] as const;

export type Limit = (typeof LIMITS)[number];

const NO_LIMITS: RulesDraft['limits'] = {
  min_width: '',
  max_width: '',
  min_height: '',
  max_height: '',
  min_aspect: '',
  max_aspect: '',
  taken_after: '',
  taken_before: '',
};

export const NO_RULES: RulesDraft = {
  mode: 'require',
  fileNames: '',
  types: [],
  camera: 'ignored',
  cameraName: '',
  isPhoneScreen: false,
  sizes: '',
  limits: NO_LIMITS,
};

export function rulesDraftOf(rules: MetadataRules | undefined): RulesDraft {
  if (rules === undefined) return NO_RULES;
  const { mode, file_names = [], types = [], camera, sizes = [] } = rules;
  const choice = cameraChoiceOf(camera);
  const limits = Object.fromEntries(LIMITS.map((limit) => [limit, String(rules[limit] ?? '')]));
  return {
    mode,
    fileNames: file_names.join('\n'),
    types,
    camera: choice,
    cameraName: choice === 'named' ? (camera ?? '') : '',
    isPhoneScreen: sizes.includes(PHONE_SCREEN),
    sizes: sizes.filter((size) => size !== PHONE_SCREEN).join('\n'),
    limits: { ...NO_LIMITS, ...limits },
  };
}

/** The rules a draft stands for, not yet known to be valid; undefined where it states none. */
export function draftToRules(draft: RulesDraft): MetadataRules | undefined {
  const fileNames = linesOf(draft.fileNames);
  const sizes = [
    ...(draft.isPhoneScreen ? [PHONE_SCREEN] : []),
    ...linesOf(draft.sizes).map((line) => line.toLowerCase().replaceAll(/\s*[x×]\s*/g, 'x')),
  ];
  const camera = draft.camera === 'named' ? draft.cameraName.trim() : draft.camera;
  const rules: Omit<MetadataRules, 'mode'> = {
    ...(fileNames.length === 0 ? {} : { file_names: fileNames }),
    ...(draft.types.length === 0 ? {} : { types: draft.types }),
    ...(draft.camera === 'ignored' ? {} : { camera }),
    ...(sizes.length === 0 ? {} : { sizes }),
    ...mapStated(draft.limits, NUMBERS, Number),
    ...mapStated(draft.limits, DATES, (date) => date),
  };
  return Object.keys(rules).length === 0 ? undefined : { mode: draft.mode, ...rules };
}

function cameraChoiceOf(camera: string | undefined): CameraChoice {
  if (camera === undefined) return 'ignored';
  return camera === 'none' || camera === 'any' ? camera : 'named';
}

/** Those of the fields that have something written in them. */
function mapStated<Key extends Limit, Value>(
  limits: RulesDraft['limits'],
  keys: readonly Key[],
  map: (text: string) => Value,
): Partial<Record<Key, Value>> {
  const stated: Partial<Record<Key, Value>> = {};
  for (const key of keys) {
    const text = limits[key].trim();
    if (text !== '') stated[key] = map(text);
  }
  return stated;
}

function linesOf(text: string): string[] {
  return [...new Set(text.split('\n').map((line) => line.trim()))].filter((line) => line !== '');
}
