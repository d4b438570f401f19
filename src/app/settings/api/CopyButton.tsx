/** Copies a text and says whether that worked. */
import { Copy } from 'lucide-react';
import { Button } from '../../controls/Button.tsx';
import { useToasts } from '../../frame/toasts.ts';
import { apiText } from './messages.ts';

interface CopyButtonProps {
  readonly text: string;
  /** What is copied, for those who don't see what the button stands beside. */
  readonly name: string;
}

export function CopyButton({ text, name }: CopyButtonProps) {
  const showToast = useToasts((view) => view.showToast);
  const copy = async (): Promise<void> => {
    const isCopied = await copyText(text);
    showToast({ text: isCopied ? apiText.copied : apiText.notCopied });
  };
  return (
    <Button
      icon={<Copy />}
      aria-label={apiText.copyNamed(name)}
      onClick={() => {
        void copy();
      }}
    >
      {apiText.copy}
    </Button>
  );
}

/** False where the browser refuses, or has no clipboard for a page opened over http. */
async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
