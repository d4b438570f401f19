/** Settings > Storage: what takes room and how to get some back, backups, this device, and the way to delete it all. */
import { DeviceCard } from '../../platform/DeviceCard.tsx';
import { BackupCard } from '../backup/BackupCard.tsx';
import { RestoreCard } from '../backup/RestoreCard.tsx';
import { FoldersCard } from '../folders/FoldersCard.tsx';
import { EraseCard } from './EraseCard.tsx';
import { FreeUpCard } from './FreeUpCard.tsx';
import { UsageCard } from './UsageCard.tsx';
import styles from './Storage.module.css';

export function StorageTab() {
  return (
    <div className={styles['cards']}>
      <UsageCard />
      <FreeUpCard />
      <FoldersCard />
      <BackupCard />
      <RestoreCard />
      <DeviceCard />
      <EraseCard />
    </div>
  );
}
