/** Makes the pictures of every grid larger or smaller; the same is on the keys + and -, on Control with the wheel, and on a pinch. */
import { ZoomIn, ZoomOut } from 'lucide-react';
import { IconButton } from '../controls/Button.tsx';
import { classNames } from '../controls/classNames.ts';
import { isLargest, isSmallest, useGridZoom, ZOOM_STEPS } from './gridZoom.ts';
import { gridText } from './messages.ts';
import styles from './ZoomControl.module.css';

interface ZoomControlProps {
  /** `wide`: only where there is room beside everything else. On a phone there is the pinch, and the sheet of all pages. */
  readonly look?: 'always' | 'wide';
}

export function ZoomControl({ look = 'always' }: ZoomControlProps) {
  const step = useGridZoom((view) => view.step);
  const setStep = useGridZoom((view) => view.setStep);
  return (
    <fieldset
      aria-label={gridText.pictureSize}
      className={classNames(styles['zoom'], look === 'wide' && styles['wide'])}
    >
      {/* Not `disabled`: that would drop the focus of whoever presses it to the end. */}
      <IconButton
        label={gridText.smaller}
        icon={<ZoomOut />}
        aria-disabled={isSmallest(step) || undefined}
        aria-keyshortcuts="-"
        onClick={() => {
          setStep(step - 1);
        }}
      />
      <IconButton
        label={gridText.larger}
        icon={<ZoomIn />}
        aria-disabled={isLargest(step) || undefined}
        aria-keyshortcuts="+"
        onClick={() => {
          setStep(step + 1);
        }}
      />
      <output className={styles['step']}>{gridText.sizeStep(step + 1, ZOOM_STEPS)}</output>
    </fieldset>
  );
}
