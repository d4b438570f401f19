import { Button } from '../controls/Button.tsx';
import { text } from '../messages.ts';

export function ReloadButton() {
  return (
    <Button
      variant="primary"
      onClick={() => {
        location.reload();
      }}
    >
      {text.reload}
    </Button>
  );
}
