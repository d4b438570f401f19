/**
 * Rules over what is known of a photo without looking at it: file name, type, size, camera, date. All rules a category
 * states must hold.
 */
import type { PhotoFacts, PhotoFormat } from '../photo.ts';
import { DAY_MS, localZoneOffset, type ZoneOffset } from '../timeline/localDays.ts';
import { fitsGlob } from './glob.ts';
import { isPhoneScreen } from './phoneScreens.ts';

/** In the field names of the configuration document. Every rule may be left out, at least one is there. */
export interface MetadataRules {
  /** `require`: prompts or examples decide, and the rules must hold as well. `enough`: the rules make a match by themselves. */
  readonly mode: MetadataMode;
  /** Patterns with `*` and `?`; one of them must fit. */
  readonly file_names?: readonly string[];
  readonly types?: readonly PhotoFormat[];
  /** `none`: the file names no camera; `any`: it names one; any other text must be part of the camera's name. */
  readonly camera?: string;
  /** Exact sizes in pixels, `1170x2532`, either way round, or {@link PHONE_SCREEN}; one of them must fit. */
  readonly sizes?: readonly string[];
  /** Pixels, as shown. */
  readonly min_width?: number;
  readonly max_width?: number;
  readonly min_height?: number;
  readonly max_height?: number;
  /** Width by height: above 1 lies wide, below 1 stands tall. */
  readonly min_aspect?: number;
  readonly max_aspect?: number;
  /** `2024-05-01`: on that day or later, on the clock where the photo was taken. */
  readonly taken_after?: string;
  /** `2024-05-01`: before that day began. */
  readonly taken_before?: string;
}

export type MetadataMode = 'require' | 'enough';

export type MetadataRule = Exclude<keyof MetadataRules, 'mode'>;

/** In `sizes`: the exact size of any known phone's screen. */
export const PHONE_SCREEN = 'phone_screen';

/** What rules look at. */
export type RuleFacts = Pick<PhotoFacts, 'fileName' | 'format' | 'width' | 'height' | 'taken' | 'metadata'>;

type RuleTest = (facts: RuleFacts) => boolean;

interface CompiledRule {
  readonly rule: MetadataRule;
  readonly test: RuleTest;
}

/** The rules as tests, in the order of {@link MetadataRules}, read once for many photos. */
export function compileRules(
  rules: MetadataRules,
  zoneOffset: ZoneOffset = localZoneOffset,
): readonly CompiledRule[] {
  const { file_names, types, camera, sizes, taken_after, taken_before } = rules;
  const { min_width, max_width, min_height, max_height, min_aspect, max_aspect } = rules;
  const dayOfPhoto = ({ taken: { epochMs, offsetMinutes } }: RuleFacts): number =>
    Math.floor((epochMs + (offsetMinutes ?? zoneOffset(epochMs)) * 60_000) / DAY_MS);
  const compiled: CompiledRule[] = [];
  function add<Value>(
    rule: MetadataRule,
    value: Value | undefined,
    test: (value: Value, facts: RuleFacts) => boolean,
  ): void {
    if (value !== undefined) compiled.push({ rule, test: (facts) => test(value, facts) });
  }
  add('file_names', file_names, (patterns, { fileName }) =>
    patterns.some((pattern) => fitsGlob(pattern, fileName)),
  );
  add('types', types, (formats, { format }) => formats.includes(format));
  add('camera', camera, (wanted, { metadata }) => isCamera(wanted, metadata.camera ?? ''));
  add('sizes', sizes, (wanted, { width, height }) => wanted.some((size) => isSize(size, width, height)));
  add('min_width', min_width, (least, { width }) => width >= least);
  add('max_width', max_width, (most, { width }) => width <= most);
  add('min_height', min_height, (least, { height }) => height >= least);
  add('max_height', max_height, (most, { height }) => height <= most);
  add('min_aspect', min_aspect, (least, { width, height }) => width / height >= least);
  add('max_aspect', max_aspect, (most, { width, height }) => width / height <= most);
  add('taken_after', taken_after, (date, facts) => dayOfPhoto(facts) >= dateToDay(date));
  add('taken_before', taken_before, (date, facts) => dayOfPhoto(facts) < dateToDay(date));
  return compiled;
}

/** True for a calendar day written `2024-05-01`. */
export function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const parsed = new Date(`${text}T00:00:00Z`);
  // The thirtieth of February would be read as the first of March.
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(text);
}

/** Days since 1970. */
function dateToDay(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) / DAY_MS;
}

function isCamera(wanted: string, camera: string): boolean {
  if (wanted === 'none') return camera === '';
  if (wanted === 'any') return camera !== '';
  return camera.toLowerCase().includes(wanted.toLowerCase());
}

function isSize(size: string, width: number, height: number): boolean {
  if (size === PHONE_SCREEN) return isPhoneScreen(width, height);
  return size === `${width}x${height}` || size === `${height}x${width}`;
}
