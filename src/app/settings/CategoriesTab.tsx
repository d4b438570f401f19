/** Settings > Categories: the list, and the editor that takes its place while one category is being written. */
import { useLocation, useNavigate } from '@tanstack/react-router';
import { ListPlus, Plus, Shapes } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { ConfigCause, ConfigDocument, ConfigSnapshot } from '../../core/config/document.ts';
import { CLIP_BANDS, type ModelInfo } from '../../core/model.ts';
import { reasonOf } from '../../core/reasonOf.ts';
import { Button } from '../controls/Button.tsx';
import { EmptyState } from '../controls/EmptyState.tsx';
import { Intro } from '../controls/Intro.tsx';
import { Switch } from '../controls/Switch.tsx';
import { favouritesText } from '../favourites/messages.ts';
import { useToasts } from '../frame/toasts.ts';
import { ReevaluateButton, ScanButton } from '../scan/ScanButton.tsx';
import { useOfferScan } from '../scan/useOfferScan.ts';
import { ConfigFileNotice } from './configuration/ConfigFileNotice.tsx';
import { useConfigMode } from './configuration/configMode.ts';
import { CategoryDelete } from './CategoryDelete.tsx';
import { CategoryEditing } from './CategoryEditing.tsx';
import { CategoryList } from './CategoryList.tsx';
import {
  withCategoryEnabled,
  withCategoryMoved,
  withClassificationEnabled,
  withFavouritesArchived,
  withStarterSet,
} from './configEdits.ts';
import { settingsText } from './messages.ts';
import { ReviewCard } from './models/ReviewCard.tsx';
import { useConfig, useModel, useSaveConfig } from './useConfig.ts';
import styles from './CategoriesTab.module.css';

/** What the page shows besides the list: an open editor (null for a new category), or a question before deleting. */
type Doing =
  | { readonly kind: 'editing'; readonly key: string | null }
  | { readonly kind: 'deleting'; readonly key: string };

export function CategoriesTab() {
  const config = useConfig();
  const model = useModel();
  // What a search brings along to make a category of.
  const proposed = useLocation({ select: (location) => location.state.newCategory });
  // What the palette leads to.
  const asked = useLocation({ select: (location) => location.state.editCategory });
  const navigate = useNavigate();
  const [doing, setDoing] = useState<Doing | null>(
    proposed === undefined && asked === undefined ? null : { kind: 'editing', key: asked ?? null },
  );
  // Asked for another one while this page is there.
  const [known, setKnown] = useState(asked);
  if (asked !== known) {
    setKnown(asked);
    if (asked !== undefined) setDoing({ kind: 'editing', key: asked });
  }
  // Which editor was open last ('' for a new category): its button gets the focus back.
  const [lastEdited, setLastEdited] = useState<string | null>(null);
  const info = model.data?.ok === true ? model.data.value : null;

  if (config.isError) return <p role="alert">{settingsText.configUnreadable}</p>;
  if (config.data === undefined) return <div className={styles['skeleton']} aria-busy="true" />;
  if (doing?.kind === 'editing') {
    return (
      <CategoryEditing
        key={doing.key ?? ''}
        snapshot={config.data}
        categoryKey={doing.key}
        model={info}
        {...(proposed !== undefined && doing.key === null && { proposed })}
        onClose={() => {
          setLastEdited(doing.key ?? '');
          setDoing(null);
          // A reload must not bring back what was saved or given up.
          if (proposed !== undefined || asked !== undefined)
            void navigate({ to: '.', replace: true, state: {} });
        }}
      />
    );
  }
  return (
    <>
      <CategoriesOverview
        snapshot={config.data}
        model={info}
        modelError={model.data?.ok === false ? model.data.reason : null}
        onRetryModel={() => {
          void model.refetch();
        }}
        lastEdited={lastEdited}
        onDo={setDoing}
      />
      {doing?.kind === 'deleting' && (
        <CategoryDelete
          snapshot={config.data}
          categoryKey={doing.key}
          onClose={() => {
            setDoing(null);
          }}
        />
      )}
    </>
  );
}

interface CategoriesOverviewProps {
  readonly snapshot: ConfigSnapshot;
  readonly model: ModelInfo | null;
  readonly modelError: string | null;
  readonly onRetryModel: () => void;
  readonly lastEdited: string | null;
  readonly onDo: (doing: Doing) => void;
}

function CategoriesOverview({
  snapshot,
  model,
  modelError,
  onRetryModel,
  lastEdited,
  onDo,
}: CategoriesOverviewProps) {
  const {
    enabled,
    categories,
    archive_favourites: archivesFavourites = false,
  } = snapshot.document.classification;
  const { switchAll, switchFavourites, switchOne, moveOne, addStarterSet } = useListEdits(model);
  const ref = useFocusBack(lastEdited);
  const isReadOnly = useConfigMode().kind === 'file';

  const addButtons = (
    <>
      <Button
        variant={categories.length === 0 ? 'quiet' : 'primary'}
        icon={<Plus />}
        data-edit=""
        disabled={isReadOnly}
        onClick={() => {
          onDo({ kind: 'editing', key: null });
        }}
      >
        {settingsText.addCategory}
      </Button>
      <Button
        variant={categories.length === 0 ? 'primary' : 'quiet'}
        icon={<ListPlus />}
        disabled={model === null || isReadOnly}
        onClick={addStarterSet}
      >
        {settingsText.addStarterSet}
      </Button>
    </>
  );

  return (
    <div ref={ref} className={styles['overview']}>
      <Intro>{settingsText.categoriesIntro}</Intro>
      <ConfigFileNotice />
      <ReviewCard />
      <div className={styles['switches']}>
        <div className={styles['master']}>
          <Switch
            label={settingsText.enabled}
            hint={settingsText.enabledHint}
            checked={enabled}
            onChange={switchAll}
            disabled={isReadOnly}
          />
          <div className={styles['scanButtons']}>
            <ScanButton />
            <ReevaluateButton />
          </div>
        </div>
        <div>
          <Switch
            label={favouritesText.archiveToo}
            hint={favouritesText.archiveTooHint}
            checked={archivesFavourites}
            onChange={switchFavourites}
            disabled={isReadOnly}
          />
        </div>
      </div>
      {!enabled && <p className={styles['banner']}>{settingsText.disabledBanner}</p>}
      {modelError !== null && (
        <div role="alert" className={styles['banner']}>
          <p>{settingsText.modelFailed(modelError)}</p>
          <Button onClick={onRetryModel}>{settingsText.retry}</Button>
        </div>
      )}
      <div className={styles['list']}>
        {categories.length === 0 ? (
          <EmptyState title={settingsText.noCategoriesTitle} icon={<Shapes />} actions={addButtons}>
            <p>{settingsText.noCategories}</p>
          </EmptyState>
        ) : (
          <>
            <div className={styles['add']}>{addButtons}</div>
            <CategoryList
              categories={categories}
              isReadOnly={isReadOnly}
              bands={model?.bands ?? CLIP_BANDS}
              onEdit={(key) => {
                onDo({ kind: 'editing', key });
              }}
              onDelete={(key) => {
                onDo({ kind: 'deleting', key });
              }}
              onEnabledChange={switchOne}
              onMove={moveOne}
            />
          </>
        )}
      </div>
    </div>
  );
}

/** Edits that need no form: each is one click, saved at once. They reject when nothing was saved, and have said so. */
function useListEdits(model: ModelInfo | null) {
  const { mutateAsync } = useSaveConfig();
  const showToast = useToasts((view) => view.showToast);
  const { offerScan } = useOfferScan();

  const save = async (
    edit: (document: ConfigDocument) => ConfigDocument,
    cause: ConfigCause = 'page',
  ): Promise<ConfigDocument> => {
    try {
      const { before, result } = await mutateAsync({ edit, cause });
      if (!result.ok) throw new Error(settingsText.staleTitle);
      return before.document;
    } catch (error) {
      showToast({ text: settingsText.saveFailed(reasonOf(error)) });
      throw error;
    }
  };

  return {
    switchAll: (enabled: boolean) => save((document) => withClassificationEnabled(document, enabled)),
    switchFavourites: (isOn: boolean) => save((document) => withFavouritesArchived(document, isOn)),
    switchOne: (key: string, enabled: boolean) =>
      save((document) => withCategoryEnabled(document, key, enabled)),
    moveOne: (key: string, steps: number): void => {
      save((document) => withCategoryMoved(document, key, steps)).catch(ignoreSaid);
    },
    addStarterSet: (): void => {
      if (model === null) return;
      const { starterSet } = model;
      save((document) => withStarterSet(document, starterSet).document, 'starter-set')
        .then((before) => {
          const { added, skipped } = withStarterSet(before, starterSet);
          const said = settingsText.starterSetAdded(added, skipped);
          return added.length > 0 ? offerScan(said) : showToast({ text: said });
        })
        .catch(ignoreSaid);
    },
  };
}

function ignoreSaid(): void {
  // The person was told when the save failed.
}

/** Gives the focus back to the button that opened the editor, once the list is there again. */
function useFocusBack(lastEdited: string | null) {
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (lastEdited === null) return;
    ref.current?.querySelector<HTMLElement>(`[data-edit="${CSS.escape(lastEdited)}"]`)?.focus();
  }, [lastEdited]);
  return ref;
}
