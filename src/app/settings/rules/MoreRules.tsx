/** What a category can go by beside its prompts, folded away until somebody wants it. */
import { ChevronRight } from 'lucide-react';
import { useState } from 'react';
import type { CategoryDraftErrors } from '../../../core/config/validate.ts';
import { TextArea } from '../../controls/Field.tsx';
import { promptLines, type CategoryDraft } from '../categoryDraft.ts';
import { UnknownWords } from '../UnknownWords.tsx';
import type { CategoryPreviewState } from '../useCategoryPreview.ts';
import { ExamplePhotos } from './ExamplePhotos.tsx';
import { FileRules } from './FileRules.tsx';
import { rulesText } from './messages.ts';
import { draftToRules } from './rulesDraft.ts';
import styles from './MoreRules.module.css';

interface MoreRulesProps {
  readonly draft: CategoryDraft;
  readonly errors: CategoryDraftErrors;
  readonly preview: CategoryPreviewState['preview'];
  readonly onChange: (change: Partial<CategoryDraft>) => void;
}

export function MoreRules({ draft, errors, preview, onChange }: MoreRulesProps) {
  const butNot = promptLines(draft.butNot);
  const examples = draft.like.length + draft.unlike.length;
  const rules = Object.keys(draftToRules(draft.rules) ?? { mode: null }).length - 1;
  const hasSome = butNot.length + examples + rules > 0;
  const [isOpen, setOpen] = useState(hasSome);
  const hasErrors = Object.keys(errors).some((field) => field.startsWith('metadata') || field === 'examples');
  return (
    <details
      className={styles['more']}
      open={isOpen || hasErrors}
      onToggle={(event) => {
        setOpen(event.currentTarget.open);
      }}
    >
      <summary className={styles['summary']}>
        <ChevronRight aria-hidden="true" />
        <span className={styles['summaryTitle']}>{rulesText.more}</span>
        <span className={styles['hint']}>
          {hasSome ? rulesText.moreSummary(butNot.length, examples, rules) : rulesText.moreNone}
        </span>
      </summary>
      <div className={styles['body']}>
        <TextArea
          label={rulesText.butNot}
          value={draft.butNot}
          rows={2}
          className={styles['short']}
          placeholder={rulesText.butNotPlaceholder}
          hint={
            <>
              {rulesText.butNotHint}
              <UnknownWords prompts={butNot} preview={preview} />
            </>
          }
          onChange={(text) => {
            onChange({ butNot: text });
          }}
        />
        <ExamplePhotos
          draft={draft}
          scores={preview?.signals.find(({ name }) => name === 'examples')?.scores ?? null}
          missing={examples > 0 ? (preview?.missingExamples ?? 0) : 0}
          onChange={onChange}
        />
        <FileRules
          draft={draft.rules}
          errors={errors}
          hasOthers={promptLines(draft.prompts).length + examples > 0}
          onChange={(changed) => {
            onChange({ rules: changed });
          }}
        />
      </div>
    </details>
  );
}
