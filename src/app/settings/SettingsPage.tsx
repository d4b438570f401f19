/** The settings page: tabs that are links, and the one that is open. Only tabs that do something are there. */
import { lazy, Suspense, type ComponentType } from 'react';
import { Tabs } from '../controls/Tabs.tsx';
import { Page } from '../frame/Page.tsx';
import { ApiTab } from './api/ApiTab.tsx';
import { AppearanceTab } from './appearance/AppearanceTab.tsx';
import { CategoriesTab } from './CategoriesTab.tsx';
import { settingsText } from './messages.ts';
import { ProfilesTab } from './profiles/ProfilesTab.tsx';
import { SETTINGS_TABS, type SettingsTabName } from './settingsTabs.ts';
import { StorageTab } from './storage/StorageTab.tsx';
import styles from './SettingsPage.module.css';

const CONTENTS: Readonly<Record<SettingsTabName, ComponentType>> = {
  categories: CategoriesTab,
  models: lazy(async () => {
    const { ModelsTab } = await import('./models/ModelsTab.tsx');
    return { default: ModelsTab };
  }),
  storage: StorageTab,
  profiles: ProfilesTab,
  // Apart, with the YAML parser that nothing else needs at the start.
  configuration: lazy(async () => {
    const { ConfigurationTab } = await import('./configuration/ConfigurationTab.tsx');
    return { default: ConfigurationTab };
  }),
  api: ApiTab,
  appearance: AppearanceTab,
};

/** `tab`: last part of the address; an unknown one opens the first tab. */
export function SettingsPage({ tab }: { readonly tab: string }) {
  const Content = CONTENTS[SETTINGS_TABS.find(({ name }) => name === tab)?.name ?? 'categories'];
  return (
    <Page title={settingsText.heading} width="text">
      <Tabs
        label={settingsText.tabs}
        tabs={SETTINGS_TABS.map(({ name, label }) => ({ to: `/settings/${name}`, label }))}
      />
      <div className={styles['content']}>
        <Suspense>
          <Content />
        </Suspense>
      </div>
    </Page>
  );
}
