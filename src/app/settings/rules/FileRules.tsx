/** Rules over what is known of a file without looking at the picture. */
import { useId } from 'react';
import type { PhotoFormat } from '../../../core/photo.ts';
import type { CategoryDraftErrors } from '../../../core/config/validate.ts';
import { Select, TextArea, TextField } from '../../controls/Field.tsx';
import { saidIf } from '../../messages.ts';
import { rulesText } from './messages.ts';
import { LIMITS, type CameraChoice, type Limit, type RulesDraft } from './rulesDraft.ts';
import styles from './MoreRules.module.css';

const FORMATS: readonly PhotoFormat[] = ['jpeg', 'png', 'webp', 'avif', 'gif', 'bmp', 'heic', 'tiff'];

const CAMERA_CHOICES = (['ignored', 'none', 'any', 'named'] satisfies CameraChoice[]).map((value) => ({
  value,
  label: rulesText.cameraChoice(value),
}));

const MODES = [
  { value: 'require', label: rulesText.modes.require },
  { value: 'enough', label: rulesText.modes.enough },
] as const;

interface FileRulesProps {
  readonly draft: RulesDraft;
  readonly errors: CategoryDraftErrors;
  /** Prompts or examples are there: then it matters what the rules count for beside them. */
  readonly hasOthers: boolean;
  readonly onChange: (draft: RulesDraft) => void;
}

export function FileRules({ draft, errors, hasOthers, onChange }: FileRulesProps) {
  const edit = (change: Partial<RulesDraft>): void => {
    onChange({ ...draft, ...change });
  };
  return (
    <fieldset className={styles['group']}>
      <legend className={styles['legend']}>{rulesText.fileRules}</legend>
      <p className={styles['hint']}>{rulesText.fileRulesHint}</p>
      {errors.metadata !== undefined && <p className={styles['error']}>{saidIf(errors.metadata)}</p>}
      {hasOthers && (
        <Select
          label={rulesText.mode}
          value={draft.mode}
          options={MODES}
          onChange={(mode) => {
            edit({ mode });
          }}
        />
      )}
      <TextArea
        label={rulesText.fileNames}
        hint={rulesText.fileNamesHint}
        placeholder={rulesText.fileNamesPlaceholder}
        rows={2}
        className={styles['short']}
        value={draft.fileNames}
        error={saidIf(errors['metadata.file_names'])}
        onChange={(fileNames) => {
          edit({ fileNames });
        }}
      />
      <Types
        types={draft.types}
        onChange={(types) => {
          edit({ types });
        }}
      />
      <Select
        label={rulesText.camera}
        value={draft.camera}
        options={CAMERA_CHOICES}
        onChange={(camera) => {
          edit({ camera });
        }}
      />
      {draft.camera === 'named' && (
        <TextField
          label={rulesText.cameraName}
          value={draft.cameraName}
          error={saidIf(errors['metadata.camera'])}
          onChange={(cameraName) => {
            edit({ cameraName });
          }}
        />
      )}
      <Check
        label={rulesText.phoneScreen}
        hint={rulesText.phoneScreenHint}
        checked={draft.isPhoneScreen}
        onChange={(isPhoneScreen) => {
          edit({ isPhoneScreen });
        }}
      />
      <TextArea
        label={rulesText.sizes}
        hint={rulesText.sizesHint}
        placeholder={rulesText.sizesPlaceholder}
        rows={2}
        className={styles['short']}
        value={draft.sizes}
        error={saidIf(errors['metadata.sizes'])}
        onChange={(sizes) => {
          edit({ sizes });
        }}
      />
      <div className={styles['limits']}>
        {LIMITS.map((limit) => (
          <LimitField
            key={limit}
            limit={limit}
            value={draft.limits[limit]}
            error={saidIf(errors[`metadata.${limit}`])}
            onChange={(value) => {
              edit({ limits: { ...draft.limits, [limit]: value } });
            }}
          />
        ))}
      </div>
    </fieldset>
  );
}

interface TypesProps {
  readonly types: readonly PhotoFormat[];
  readonly onChange: (types: readonly PhotoFormat[]) => void;
}

function Types({ types, onChange }: TypesProps) {
  return (
    <fieldset className={styles['types']}>
      <legend className={styles['subtitle']}>{rulesText.types}</legend>
      {FORMATS.map((format) => (
        <Check
          key={format}
          label={format.toUpperCase()}
          checked={types.includes(format)}
          onChange={(isWanted) => {
            onChange(FORMATS.filter((other) => (other === format ? isWanted : types.includes(other))));
          }}
        />
      ))}
    </fieldset>
  );
}

interface CheckProps {
  readonly label: string;
  readonly hint?: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}

function Check({ label, hint, checked, onChange }: CheckProps) {
  const id = useId();
  return (
    <div className={styles['check']}>
      <input
        id={id}
        type="checkbox"
        checked={checked}
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
        onChange={(event) => {
          onChange(event.target.checked);
        }}
      />
      <label htmlFor={id}>{label}</label>
      {hint !== undefined && (
        <span id={`${id}-hint`} className={styles['hint']}>
          {hint}
        </span>
      )}
    </div>
  );
}

interface LimitFieldProps {
  readonly limit: Limit;
  readonly value: string;
  readonly error: string | undefined;
  readonly onChange: (value: string) => void;
}

function LimitField({ limit, value, error, onChange }: LimitFieldProps) {
  const isDate = limit === 'taken_after' || limit === 'taken_before';
  return (
    <TextField
      label={rulesText.limit(limit)}
      hint={limit === 'min_aspect' ? rulesText.shapeHint : undefined}
      type={isDate ? 'date' : 'text'}
      inputMode={isDate ? undefined : 'decimal'}
      value={value}
      error={error}
      onChange={onChange}
    />
  );
}
