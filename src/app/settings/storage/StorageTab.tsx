/** Settings > Storage: what takes room and how to get some back, backups, this device, and the way to delete it all. */
import { DeviceCard } from '../../platform/DeviceCard.tsx';
import { UsageCard } from './UsageCard.tsx';
import styles from './Storage.module.css';

export function StorageTab() {
  return (
    <div className={styles['cards']}>
      <UsageCard />
      {/* Cards of ../backup/ come here. */}
      <DeviceCard />
    </div>
  );
}
