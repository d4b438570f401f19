/** Deleting a category: asks with the counts it would touch, and says what it did once it is done. */
import { useQuery } from '@tanstack/react-query';
import type { ConfigSnapshot } from '../../core/config/document.ts';
import { useDeps } from '../depsContext.ts';
import { useToasts } from '../frame/toasts.ts';
import { DeleteQuestion } from './CategoryQuestions.tsx';
import { findCategory, withoutCategory } from './configEdits.ts';
import { settingsText } from './messages.ts';
import { useSaveConfig } from './useConfig.ts';

interface CategoryDeleteProps {
  readonly snapshot: ConfigSnapshot;
  readonly categoryKey: string;
  readonly onClose: () => void;
}

export function CategoryDelete({ snapshot, categoryKey: key, onClose }: CategoryDeleteProps) {
  const { library } = useDeps();
  const showToast = useToasts((view) => view.showToast);
  const { mutate, isPending } = useSaveConfig();
  const consequences = useQuery({
    queryKey: ['links', 'consequences', key],
    queryFn: () => library.tags.readCategoryConsequences(key),
  });
  const name = findCategory(snapshot.document, key)?.name;
  if (name === undefined || consequences.data === undefined) return null;

  return (
    <DeleteQuestion
      name={name}
      {...consequences.data}
      busy={isPending}
      onCancel={onClose}
      onConfirm={() => {
        mutate(
          { edit: (document) => withoutCategory(document, key), cause: 'page' },
          {
            onError: (error) => {
              showToast({ text: settingsText.saveFailed(error.message) });
              onClose();
            },
            onSuccess: ({ result }) => {
              if (!result.ok) {
                showToast({ text: settingsText.saveFailed(settingsText.staleTitle) });
              } else {
                showToast({ text: settingsText.deleted(name, result.untagged, result.returned) });
              }
              onClose();
            },
          },
        );
      }}
    />
  );
}
