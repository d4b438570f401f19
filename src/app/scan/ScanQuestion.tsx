/** Asks before a scan: what it will do, to how many photos, and why it cannot where it cannot. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, buttonClass } from '../controls/Button.tsx';
import { ConfirmDialog, Dialog } from '../controls/Dialog.tsx';
import { useDeps } from '../depsContext.ts';
import { scanText } from './messages.ts';
import { useScanView } from './scanStore.ts';
import { useStartScan } from './useStartScan.ts';

export function ScanQuestion() {
  const { library } = useDeps();
  const close = useScanView((view) => view.closeQuestion);
  const startScan = useStartScan();
  const facts = useQuery({
    queryKey: ['config', 'scan-question'],
    queryFn: async () => {
      const [snapshot, counts] = await Promise.all([library.config.read(), library.photos.readCounts()]);
      const { enabled, categories } = snapshot.document.classification;
      return {
        enabled,
        categories: categories.filter((category) => category.enabled),
        photos: counts.timeline + counts.archive,
      };
    },
    gcTime: 0,
  });
  if (facts.data === undefined) return null;

  const { enabled, categories, photos } = facts.data;
  const obstacle = !enabled
    ? 'disabled'
    : categories.length === 0
      ? 'no-categories'
      : photos === 0
        ? 'empty-library'
        : null;
  if (obstacle !== null) {
    return (
      <Dialog
        title={scanText.cannotTitle}
        onClose={close}
        footer={
          <>
            <Button onClick={close}>{scanText.close}</Button>
            {obstacle !== 'empty-library' && (
              <Link
                to="/settings/$tab"
                params={{ tab: 'categories' }}
                className={buttonClass('primary')}
                onClick={close}
              >
                {scanText.toCategories}
              </Link>
            )}
          </>
        }
      >
        <p>{scanText.cannot[obstacle]}</p>
      </Dialog>
    );
  }

  const archiving = categories.filter(({ action }) => action === 'tag_and_archive').map(({ name }) => name);
  return (
    <ConfirmDialog
      title={scanText.confirmTitle}
      confirmLabel={scanText.scanLibrary}
      cancelLabel={scanText.cancel}
      onConfirm={startScan}
      onCancel={close}
    >
      <p>{scanText.confirmBody(photos, categories.length)}</p>
      {archiving.length > 0 && <p>{scanText.confirmArchives(archiving)}</p>}
    </ConfirmDialog>
  );
}
