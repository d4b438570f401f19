/** Photos in hand become examples of a category: which one, and whether it is like them or not. */
import { ImagePlus } from 'lucide-react';
import { useState } from 'react';
import type { PhotoId } from '../../../core/photo.ts';
import { Button } from '../../controls/Button.tsx';
import { useConfigMode } from '../configuration/configMode.ts';
import { ExampleDialog } from './ExampleDialog.tsx';
import { rulesText } from './messages.ts';

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
        <ExampleDialog
          photoIds={photoIds}
          onClose={() => {
            setOpen(false);
          }}
          onAdded={onAdded}
        />
      )}
    </>
  );
}
