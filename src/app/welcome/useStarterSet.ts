/** The starter set of the model in use: what it would find, whether it is there already, and adding it with one click. */
import { categoryKey } from '../../core/category.ts';
import { reasonOf } from '../../core/reasonOf.ts';
import { saveConfig } from '../../pipeline/applyConfig.ts';
import { useDeps } from '../depsContext.ts';
import { useToasts } from '../frame/toasts.ts';
import { withStarterSet } from '../settings/configEdits.ts';
import { readConfigMode, useConfigMode } from '../settings/configuration/configMode.ts';
import { useConfig, useModel } from '../settings/useConfig.ts';
import { welcomeText } from './messages.ts';

export interface StarterSet {
  /** Names of its categories; null while the model is being loaded, or where it cannot be. */
  readonly names: readonly string[] | null;
  /** All of its categories are there. */
  readonly isAdded: boolean;
  /** A file decides about the categories. */
  readonly isReadOnly: boolean;
  /** True once it is there, false where it could not be added, which is said. */
  readonly add: () => Promise<boolean>;
}

export function useStarterSet(): StarterSet {
  const deps = useDeps();
  const showToast = useToasts((view) => view.showToast);
  const model = useModel().data;
  const categories = useConfig().data?.document.classification.categories;
  const starters = model?.ok === true ? model.value.starterSet : null;
  const keys = new Set(categories?.map(({ name }) => categoryKey(name)));
  const isReadOnly = useConfigMode().kind === 'file';

  const failed = (reason: string): false => {
    showToast({ text: welcomeText.starterFailed(reason) });
    return false;
  };

  return {
    names: starters?.map(({ name }) => name) ?? null,
    isAdded: starters?.every(({ name }) => keys.has(categoryKey(name))) === true,
    isReadOnly,
    async add() {
      try {
        // What a file says stays as it is; photos are sorted by that.
        if ((await readConfigMode()).kind === 'file') return true;
        const loaded = await deps.encoder.load();
        if (!loaded.ok) return failed(loaded.reason);
        const { document, revision } = await deps.library.config.read();
        const edit = withStarterSet(document, loaded.value.starterSet);
        if (edit.added.length === 0) return true;
        const saved = await saveConfig(deps, edit.document, revision, 'starter-set');
        return saved.ok || failed(saved.reason);
      } catch (error) {
        return failed(reasonOf(error));
      }
    },
  };
}
