/** The settings page: tabs that are links, and the one that is open. Only tabs that do something are there. */
import { lazy, Suspense, type ComponentType } from 'react';
import { Tabs } from '../controls/Tabs.tsx';
import { Page } from '../frame/Page.tsx';
import { ApiTab } from './api/ApiTab.tsx';
import { apiText } from './api/messages.ts';
import { CategoriesTab } from './CategoriesTab.tsx';
import { configurationText } from './configuration/messages.ts';
import { settingsText } from './messages.ts';
import { profilesText } from './profiles/messages.ts';
import { ProfilesTab } from './profiles/ProfilesTab.tsx';
import { StorageTab } from './storage/StorageTab.tsx';
import styles from './SettingsPage.module.css';

interface SettingsTab {
  /** Last part of the address: `/settings/categories`. */
  readonly name: string;
  readonly label: string;
  readonly Content: ComponentType;
}

const CATEGORIES: SettingsTab = {
  name: 'categories',
  label: settingsText.categories,
  Content: CategoriesTab,
};

const TABS: readonly SettingsTab[] = [
  CATEGORIES,
  {
    name: 'models',
    label: settingsText.models,
    Content: lazy(async () => {
      const { ModelsTab } = await import('./models/ModelsTab.tsx');
      return { default: ModelsTab };
    }),
  },
  { name: 'storage', label: settingsText.storage, Content: StorageTab },
  { name: 'profiles', label: profilesText.tab, Content: ProfilesTab },
  {
    name: 'configuration',
    label: configurationText.tab,
    // Apart, with the YAML parser that nothing else needs at the start.
    Content: lazy(async () => {
      const { ConfigurationTab } = await import('./configuration/ConfigurationTab.tsx');
      return { default: ConfigurationTab };
    }),
  },
  { name: 'api', label: apiText.tab, Content: ApiTab },
];

/** `tab`: last part of the address; an unknown one opens the first tab. */
export function SettingsPage({ tab }: { readonly tab: string }) {
  const { Content } = TABS.find(({ name }) => name === tab) ?? CATEGORIES;
  return (
    <Page title={settingsText.heading} width="text">
      <Tabs
        label={settingsText.tabs}
        tabs={TABS.map(({ name, label }) => ({ to: `/settings/${name}`, label }))}
      />
      <div className={styles['content']}>
        <Suspense>
          <Content />
        </Suspense>
      </div>
    </Page>
  );
}
