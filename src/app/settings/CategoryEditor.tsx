/**
 * The form of one category. It keeps the draft and says what is wrong beside each field; saving, and the questions
 * that saving may raise, belong to the page.
 */
import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { flushSync } from 'react-dom';
import type { Category } from '../../core/category.ts';
import { validateCategoryDraft } from '../../core/config/validate.ts';
import type { SimilarityBands } from '../../core/model.ts';
import { Button } from '../controls/Button.tsx';
import { Select, TextArea, TextField } from '../controls/Field.tsx';
import { Switch } from '../controls/Switch.tsx';
import { CorrectionsReview } from './corrections/CorrectionsReview.tsx';
import { draftToCategory, type CategoryDraft } from './categoryDraft.ts';
import { LeaveQuestion } from './LeaveQuestion.tsx';
import { MatchPreview } from './MatchPreview.tsx';
import { saidIf } from '../messages.ts';
import { settingsText } from './messages.ts';
import { scoredByPrompts } from './previewLists.ts';
import { ScoreHistogram } from './ScoreHistogram.tsx';
import { SimilaritySlider } from './SimilaritySlider.tsx';
import { MoreRules } from './rules/MoreRules.tsx';
import { UnknownWords } from './UnknownWords.tsx';
import { useCategoryPreview } from './useCategoryPreview.ts';
import styles from './CategoryEditor.module.css';

const ACTIONS = [
  { value: 'tag', label: settingsText.action('tag') },
  { value: 'tag_and_archive', label: settingsText.action('tag_and_archive') },
] as const;

interface CategoryEditorProps {
  readonly title: string;
  readonly initial: CategoryDraft;
  /** Key under which the category's corrections are stored; null for a new one. */
  readonly correctedKey: string | null;
  /** The categories beside this one; its name must differ from theirs. */
  readonly others: readonly Category[];
  readonly bands: SimilarityBands;
  /** Stands in until the slider is touched, so that a model still loading can bring its own. */
  readonly defaultSimilarity: number;
  readonly saving: boolean;
  /** To be looked at only: a file decides. The preview is there all the same. */
  readonly isReadOnly: boolean;
  /** What came of the last save, if it was refused. */
  readonly notice?: ReactNode;
  readonly onSave: (category: Category) => void;
  readonly onCancel: () => void;
}

export function CategoryEditor({
  title,
  initial,
  correctedKey,
  others,
  bands,
  defaultSimilarity,
  saving,
  isReadOnly,
  notice,
  onSave,
  onCancel,
}: CategoryEditorProps) {
  const [draft, setDraft] = useState(initial);
  const [isTouched, setTouched] = useState(false);
  // Errors wait for the first attempt to save; from then on they follow the typing.
  const [attempted, setAttempted] = useState(false);
  const formRef = useRef<HTMLFormElement>(null);
  const similarity = draft.similarity ?? defaultSimilarity;
  const category = draftToCategory(draft, similarity);
  const { preview, error: previewError } = useCategoryPreview(category);
  const hasRules = category.prompts.length > 0 || draft.like.length > 0 || category.metadata !== undefined;
  const thresholds = { prompts: similarity, examples: draft.exampleSimilarity };
  const scored = useMemo(() => (preview === null ? null : scoredByPrompts(preview)), [preview]);
  const shownScores = category.prompts.length > 0 ? scored : null;
  const validation = validateCategoryDraft(category, others);
  const errors = attempted && !validation.ok ? validation.errors : {};

  const edit = (change: Partial<CategoryDraft>): void => {
    setDraft((before) => ({ ...before, ...change }));
    setTouched(true);
  };

  useEffect(() => {
    formRef.current?.querySelector<HTMLElement>(isReadOnly ? 'button:enabled' : 'input')?.focus();
  }, [isReadOnly]);

  const save = (): void => {
    if (isReadOnly) return;
    // At once, so that the field to go to is marked, and unfolded, by the next line.
    flushSync(() => {
      setAttempted(true);
    });
    if (validation.ok) onSave(validation.category);
    else formRef.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus();
  };

  return (
    // Keys that any of the fields may send; each has a button of its own.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <form
      ref={formRef}
      aria-label={title}
      noValidate
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
      onKeyDown={(event) => {
        // Escape leaves an untouched form; text already typed takes a deliberate Cancel.
        if (event.key === 'Escape' && !isTouched) onCancel();
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
          event.preventDefault();
          save();
        }
      }}
    >
      <h2 className={styles['title']}>{title}</h2>
      {notice}
      <div className={styles['fields']}>
        <fieldset disabled={isReadOnly} className={styles['group']}>
          <TextField
            label={settingsText.name}
            value={draft.name}
            autoComplete="off"
            error={saidIf(errors.name)}
            hint={settingsText.nameHint(draft.name.trim())}
            onChange={(name) => {
              edit({ name });
            }}
          />
          <TextArea
            label={settingsText.prompts}
            value={draft.prompts}
            error={saidIf(errors.prompts)}
            placeholder={settingsText.promptsPlaceholder}
            hint={
              <>
                {settingsText.promptsHint}
                <UnknownWords prompts={category.prompts} preview={preview} />
              </>
            }
            onChange={(prompts) => {
              edit({ prompts });
            }}
          />
          <SimilaritySlider
            value={similarity}
            bands={bands}
            error={saidIf(errors.similarity)}
            onChange={(value) => {
              edit({ similarity: value });
            }}
          >
            {shownScores !== null && <ScoreHistogram scores={shownScores.scores} threshold={similarity} />}
          </SimilaritySlider>
        </fieldset>
        {/* Corrections are made to photos, not to the configuration: no file decides them. */}
        {correctedKey !== null && (
          <CorrectionsReview
            categoryKey={correctedKey}
            scored={shownScores}
            threshold={similarity}
            onSuggest={
              isReadOnly
                ? null
                : (value) => {
                    edit({ similarity: value });
                  }
            }
          />
        )}
        <fieldset disabled={isReadOnly} className={styles['group']}>
          <Select
            label={settingsText.actionLabel}
            value={draft.action}
            options={ACTIONS}
            hint={settingsText.actionHint(draft.action)}
            onChange={(action) => {
              edit({ action });
            }}
          />
          <Switch
            label={settingsText.enabled}
            checked={draft.enabled}
            hint={settingsText.categoryEnabledHint}
            onChange={(enabled) => {
              edit({ enabled });
            }}
          />
          <MoreRules draft={draft} errors={errors} preview={hasRules ? preview : null} onChange={edit} />
        </fieldset>
      </div>
      {/* It scrolls by itself beside long fields, which the keyboard must be able to do as well. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className={styles['preview']} tabIndex={0}>
        <MatchPreview preview={preview} error={previewError} thresholds={thresholds} hasRules={hasRules} />
      </div>
      <LeaveQuestion isUnsaved={isTouched} />
      <div className={styles['footer']} data-form-foot="">
        {isReadOnly ? (
          <Button onClick={onCancel}>{settingsText.close}</Button>
        ) : (
          <>
            <Button onClick={onCancel}>{settingsText.cancel}</Button>
            <Button type="submit" variant="primary" disabled={saving}>
              {settingsText.save}
            </Button>
          </>
        )}
      </div>
    </form>
  );
}
