/** Where photos will be: boxes in the shape of rows, while the list is read. */
import styles from './PhotoListPage.module.css';

/** Widths by height, as photos have them. */
const ROWS = [
  [1.5, 1.33, 0.75, 1.5, 1.33],
  [0.75, 1.5, 1.5, 1, 1.5],
  [1.33, 1.5, 0.75, 0.75, 1.78],
  [1.5, 0.75, 1.33, 1.5, 1],
];

export function GridSkeleton() {
  return (
    <div aria-busy="true" className={styles['skeleton']}>
      {ROWS.map((row) => (
        <div key={row.join(' ')} className={styles['skeletonRow']}>
          {row.map((aspect, index) => (
            // oxlint-disable-next-line react/no-array-index-key -- the boxes never change
            <div key={index} className={styles['skeletonTile']} style={{ flex: aspect }} />
          ))}
        </div>
      ))}
    </div>
  );
}
