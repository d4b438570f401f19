/**
 * The form of one category. It keeps the draft and says what is wrong beside each field; saving, and the questions
 * that saving may raise, belong to the page.
 */
import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { Category } from '../../core/category.ts';
import { validateCategoryDraft } from '../../core/config/validate.ts';
import type { SimilarityBands } from '../../core/model.ts';
import { Button } from '../controls/Button.tsx';
import { Select, TextArea, TextField } from '../controls/Field.tsx';
import { Switch } from '../controls/Switch.tsx';
import { CorrectionsReview } from './corrections/CorrectionsReview.tsx';
import { draftToCategory, promptLines, type CategoryDraft } from './categoryDraft.ts';
import { MatchPreview } from './MatchPreview.tsx';
import { settingsText } from './messages.ts';
import { ScoreHistogram } from './ScoreHistogram.tsx';
import { SimilaritySlider } from './SimilaritySlider.tsx';
import { usePromptPreview } from './usePromptPreview.ts';
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
  notice,
  onSave,
  onCancel,
}: CategoryEditorProps) {
  const [draft, setDraft] = useState(initial);
  const [isTouched, setTouched] = useState(false);
  // Errors wait for the first attempt to save; from then on they follow the typing.
  const [attempted, setAttempted] = useState(false);
  const formRef = useRef<HTMLFormElement>(null);
  const { preview, error: previewError } = usePromptPreview(draft.prompts);
  const unknownWords = preview?.unknownWords ?? [];
  const hasPrompts = promptLines(draft.prompts).length > 0;
  const similarity = draft.similarity ?? defaultSimilarity;
  const validation = validateCategoryDraft(draftToCategory(draft, similarity), others);
  const errors = attempted && !validation.ok ? validation.errors : {};

  const edit = (change: Partial<CategoryDraft>): void => {
    setDraft((before) => ({ ...before, ...change }));
    setTouched(true);
  };

  useEffect(() => {
    formRef.current?.querySelector('input')?.focus();
  }, []);

  const save = (): void => {
    setAttempted(true);
    if (validation.ok) {
      onSave(validation.category);
      return;
    }
    const first = validation.errors.name === undefined ? 'textarea' : 'input';
    formRef.current?.querySelector<HTMLElement>(first)?.focus();
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
        <TextField
          label={settingsText.name}
          value={draft.name}
          autoComplete="off"
          error={errors.name}
          hint={settingsText.nameHint(draft.name.trim())}
          onChange={(name) => {
            edit({ name });
          }}
        />
        <TextArea
          label={settingsText.prompts}
          value={draft.prompts}
          error={errors.prompts}
          placeholder={settingsText.promptsPlaceholder}
          hint={
            <>
              {settingsText.promptsHint}
              <output className={styles['check']}>
                {unknownWords.length > 0 && hasPrompts && settingsText.unknownWords(unknownWords)}
              </output>
            </>
          }
          onChange={(prompts) => {
            edit({ prompts });
          }}
        />
        <SimilaritySlider
          value={similarity}
          bands={bands}
          error={errors.similarity}
          onChange={(value) => {
            edit({ similarity: value });
          }}
        >
          {preview !== null && hasPrompts && (
            <ScoreHistogram scores={preview.scores} threshold={similarity} />
          )}
        </SimilaritySlider>
        {correctedKey !== null && (
          <CorrectionsReview
            categoryKey={correctedKey}
            scored={hasPrompts ? preview : null}
            threshold={similarity}
            onSuggest={(value) => {
              edit({ similarity: value });
            }}
          />
        )}
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
      </div>
      <div className={styles['preview']}>
        <MatchPreview preview={preview} error={previewError} threshold={similarity} hasPrompts={hasPrompts} />
      </div>
      <div className={styles['footer']}>
        <Button onClick={onCancel}>{settingsText.cancel}</Button>
        <Button type="submit" variant="primary" disabled={saving}>
          {settingsText.save}
        </Button>
      </div>
    </form>
  );
}
