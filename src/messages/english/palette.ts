/** Words of the command palette. */
import { counted } from '../format.ts';
import { asName } from '../names.ts';

export const palette = {
  title: 'Command palette',
  /** On the button that opens it. */
  open: 'Commands',
  field: 'Go to anything, do anything',
  placeholder: 'A page, a tag, an action, or what to find',
  list: 'Commands',
  recent: 'Recent',
  goTo: 'Go to',
  actions: 'Actions',
  settings: 'Settings',
  tags: 'Tags',
  categories: 'Categories',
  profiles: 'Profiles',
  settingsTab: (tab: string) => `Settings: ${tab}`,
  editCategory: (name: string) => `Category: ${asName(name)}`,
  openProfile: (name: string) => `Open profile ${asName(name)}`,
  photos: (count: number) => counted(count, 'photo', 'photos'),
  pauseWork: 'Pause all queues',
  resumeWork: 'Resume all queues',
  speak: (language: string) => `Language: ${language}`,
  searchFor: (words: string) => `Search photos for “${words}”`,
  found: (count: number) => (count === 0 ? 'Nothing found' : counted(count, 'result', 'results')),
  keepTyping: 'By what they show',
  keys: {
    move: 'to move',
    run: 'to run',
  },
  keywords: {
    home: 'home photos all',
    upload: 'import upload pictures files',
    scan: 'classify sort tag again',
    reevaluate: 'scan again update tags',
    undo: 'revert back',
    help: 'keys keyboard help',
    theme: 'theme dark light mode colours colors appearance',
    language: 'language sprache english deutsch german',
    work: 'queues jobs stop wait continue',
    account: 'switch user account',
  },
};
