/** The dialogs behind the selection's bar: loaded with the first of them, not with the page. */
export { ExampleDialog } from '../settings/rules/ExampleDialog.tsx';
export { RemoveTagDialog } from './RemoveTagDialog.tsx';
export { TagDialog } from './TagDialog.tsx';
