/**
 * One category being written, from opening the form to the saved configuration: what the save would take back is named
 * and asked first, and a save made elsewhere meanwhile is never overwritten.
 */
import { useState } from 'react';
import { categoryKey, type Category } from '../../core/category.ts';
import { planCleanUp } from '../../core/config/cleanUp.ts';
import type { ConfigDocument, ConfigSnapshot } from '../../core/config/document.ts';
import { diffConfig, scanToOffer } from '../../core/config/diff.ts';
import { CLIP_BANDS, type ModelInfo } from '../../core/model.ts';
import type { SaveConfigResult } from '../../library/library.ts';
import { useDeps } from '../depsContext.ts';
import { useToasts } from '../frame/toasts.ts';
import { useOfferScan } from '../scan/useOfferScan.ts';
import { useStartScan } from '../scan/useStartScan.ts';
import { draftOf, emptyDraft, type CategoryDraft } from './categoryDraft.ts';
import { CategoryEditor } from './CategoryEditor.tsx';
import { ConfigFileNotice } from './configuration/ConfigFileNotice.tsx';
import { useConfigMode } from './configuration/configMode.ts';
import { CleanUpQuestion, StaleNotice } from './CategoryQuestions.tsx';
import { findCategory, withCategory } from './configEdits.ts';
import { settingsText } from './messages.ts';
import { useSaveConfig } from './useConfig.ts';

/** The reference documents' default, until the model has said its own. */
const FALLBACK_SIMILARITY = 0.28;

interface CategoryEditingProps {
  readonly snapshot: ConfigSnapshot;
  /** Key of the category to edit, null for a new one. */
  readonly categoryKey: string | null;
  readonly model: ModelInfo | null;
  /** What a new category begins with. */
  readonly proposed?: { readonly prompt: string; readonly similarity: number };
  readonly onClose: () => void;
}

interface Question {
  readonly category: Category;
  readonly title: string;
  readonly body: string;
}

export function CategoryEditing({
  snapshot,
  categoryKey: key,
  model,
  proposed,
  onClose,
}: CategoryEditingProps) {
  const { library } = useDeps();
  const showToast = useToasts((view) => view.showToast);
  const { offerScan } = useOfferScan();
  const startScan = useStartScan();
  const { mutate, isPending } = useSaveConfig();
  // What the person looks at while typing; a newer revision is adopted only when they say so.
  const [base, setBase] = useState(snapshot);
  const [formCount, setFormCount] = useState(0);
  const [staleWith, setStaleWith] = useState<ConfigSnapshot | null>(null);
  const [question, setQuestion] = useState<Question | null>(null);
  const isReadOnly = useConfigMode().kind === 'file';

  const original = key === null ? undefined : findCategory(base.document, key);
  const editOf =
    (category: Category) =>
    (document: ConfigDocument): ConfigDocument =>
      withCategory(document, category, key);

  const save = (category: Category, rescan: boolean): void => {
    mutate(
      { edit: editOf(category), base, cause: 'page' },
      {
        onError: (error) => {
          setQuestion(null);
          showToast({ text: settingsText.saveFailed(error.message) });
        },
        onSuccess: ({ result }) => {
          setQuestion(null);
          if (!result.ok) {
            setStaleWith(result.current);
            return;
          }
          const said = savedText(original, category, result);
          const scan = scanToOffer(diffConfig(base.document, editOf(category)(base.document)));
          if (rescan || scan === null) showToast({ text: said });
          else offerScan(said, scan);
          onClose();
          if (rescan) startScan();
        },
      },
    );
  };

  const askOrSave = async (category: Category): Promise<void> => {
    const plan = planCleanUp(base.document.classification, editOf(category)(base.document).classification);
    if (plan.length === 0 || original === undefined) {
      save(category, false);
      return;
    }
    const { links, photosReturning } = await library.tags.readCategoryConsequences(
      categoryKey(original.name),
    );
    const isRename = plan.some(({ reason }) => reason === 'removed');
    if (isRename && links === 0) {
      save(category, false);
      return;
    }
    setQuestion({
      category,
      title: isRename
        ? settingsText.renameTitle(original.name, category.name)
        : settingsText.raiseTitle(category.name),
      body: isRename
        ? settingsText.renameBody(original.name, links, photosReturning)
        : settingsText.raiseBody(
            category.name,
            original.similarity,
            category.similarity,
            links,
            photosReturning,
          ),
    });
  };

  return (
    <>
      <CategoryEditor
        key={formCount}
        title={titleOf(original, key, isReadOnly)}
        initial={original === undefined ? newDraft(proposed) : draftOf(original)}
        correctedKey={key}
        others={base.document.classification.categories.filter((other) => other !== original)}
        bands={model?.bands ?? CLIP_BANDS}
        defaultSimilarity={model?.defaultThreshold ?? FALLBACK_SIMILARITY}
        saving={isPending}
        isReadOnly={isReadOnly}
        notice={
          isReadOnly ? (
            <ConfigFileNotice />
          ) : staleWith === null ? null : (
            <StaleNotice
              before={base}
              current={staleWith}
              onReload={() => {
                if (key !== null && findCategory(staleWith.document, key) === undefined) onClose();
                setBase(staleWith);
                setStaleWith(null);
                setFormCount(formCount + 1);
              }}
              onKeep={() => {
                setBase(staleWith);
                setStaleWith(null);
              }}
            />
          )
        }
        onSave={(category) => {
          void askOrSave(category);
        }}
        onCancel={onClose}
      />
      {question !== null && (
        <CleanUpQuestion
          title={question.title}
          body={question.body}
          busy={isPending}
          canRescan={base.document.classification.enabled}
          onSave={(rescan) => {
            save(question.category, rescan);
          }}
          onCancel={() => {
            setQuestion(null);
          }}
        />
      )}
    </>
  );
}

function titleOf(original: Category | undefined, key: string | null, isReadOnly: boolean): string {
  if (key === null) return settingsText.newCategory;
  const name = original?.name ?? key;
  return isReadOnly ? name : settingsText.editCategory(name);
}

function savedText(
  before: Category | undefined,
  after: Category,
  { untagged, returned }: Extract<SaveConfigResult, { ok: true }>,
): string {
  if (before === undefined) return settingsText.added(after.name);
  return before.name === after.name
    ? settingsText.savedWithCleanUp(after.name, untagged, returned)
    : settingsText.renamed(before.name, after.name, untagged, returned);
}

function newDraft(proposed: CategoryEditingProps['proposed']): CategoryDraft {
  if (proposed === undefined) return emptyDraft();
  return { ...emptyDraft(), prompts: proposed.prompt, similarity: proposed.similarity };
}
