/** Below a field of prompts: the words of each that the model never learned. */
import { settingsText } from './messages.ts';
import type { CategoryPreviewState } from './useCategoryPreview.ts';
import styles from './CategoryEditor.module.css';

interface UnknownWordsProps {
  /** The field's prompts. */
  readonly prompts: readonly string[];
  readonly preview: CategoryPreviewState['preview'];
}

export function UnknownWords({ prompts, preview }: UnknownWordsProps) {
  const told = prompts.flatMap((prompt) => {
    const words = preview?.unknownWords.get(prompt);
    return words === undefined ? [] : [{ prompt, words }];
  });
  return (
    <output className={styles['check']}>
      {told.map(({ prompt, words }) => (
        <span key={prompt}>{settingsText.unknownWords(words, prompt)}</span>
      ))}
    </output>
  );
}
