/** Photos in hand become examples of a category: which one, and whether it is like them or not. */
import { ImagePlus } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import type { PhotoId } from '../../../core/photo.ts';
import { afterWords } from '../../../messages/loadWords.ts';
import { Button } from '../../controls/Button.tsx';
import { useConfigMode } from '../configuration/configMode.ts';
import { rulesText } from './messages.ts';

// Most photos become examples of nothing: what it takes to change a category comes with the first that does.
const ExampleDialog = lazy(async () => ({
  default: (await afterWords(() => import('./ExampleDialog.tsx'))).ExampleDialog,
}));

interface AddAsExampleProps {
  readonly photoIds: readonly PhotoId[];
  /** Said after the photos were added. */
  readonly onAdded?: () => void;
}

/** The button and its dialog; nothing where a file decides about the categories. */
export function AddAsExample({ photoIds, onAdded }: AddAsExampleProps) {
  const [isOpen, setOpen] = useState(false);
  if (useConfigMode().kind === 'file') return null;
  return (
    <>
      <Button
        icon={<ImagePlus />}
        onClick={() => {
          setOpen(true);
        }}
      >
        {rulesText.addAsExample}
      </Button>
      {isOpen && (
        <Suspense>
          <ExampleDialog
            photoIds={photoIds}
            onClose={() => {
              setOpen(false);
            }}
            onAdded={onAdded}
          />
        </Suspense>
      )}
    </>
  );
}
