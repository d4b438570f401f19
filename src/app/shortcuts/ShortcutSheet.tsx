/** All keys, by the place they work in, and the switch for those of a single character. */
import { Fragment, useEffect, useId, useRef } from 'react';
import { Button } from '../controls/Button.tsx';
import { Dialog } from '../controls/Dialog.tsx';
import { Switch } from '../controls/Switch.tsx';
import { isSingleCharacter } from './chord.ts';
import { useCommandSheets } from './commandSheets.ts';
import { Keys } from './Keys.tsx';
import { shortcutsText } from './messages.ts';
import { SHORTCUT_LIST, type ShortcutScope } from './shortcuts.ts';
import { useSingleKeys } from './singleKeys.ts';
import styles from './ShortcutSheet.module.css';

const SCOPES: readonly ShortcutScope[] = ['global', 'grid', 'selection', 'viewer', 'review'];

export function ShortcutSheet() {
  const close = useCommandSheets((view) => view.close);
  const { isOn, setOn } = useSingleKeys();
  const closeRef = useRef<HTMLButtonElement>(null);
  // Otherwise the browser gives the focus to the part that scrolls, ring and all.
  useEffect(() => closeRef.current?.focus(), []);
  return (
    <Dialog
      title={shortcutsText.title}
      width="wide"
      onClose={close}
      footer={
        <Button ref={closeRef} onClick={close}>
          {shortcutsText.close}
        </Button>
      }
    >
      <Switch
        label={shortcutsText.singleKeys}
        hint={shortcutsText.singleKeysHint}
        checked={isOn}
        onChange={setOn}
      />
      <div className={styles['scopes']}>
        {SCOPES.map((scope) => (
          <ScopeTable key={scope} scope={scope} hasSingleKeys={isOn} />
        ))}
      </div>
    </Dialog>
  );
}

interface ScopeTableProps {
  readonly scope: ShortcutScope;
  readonly hasSingleKeys: boolean;
}

function ScopeTable({ scope, hasSingleKeys }: ScopeTableProps) {
  const titleId = useId();
  const rows = SHORTCUT_LIST.flatMap(([name, shortcut]) => {
    const chords = shortcut.chords.filter((chord) => hasSingleKeys || !isSingleCharacter(chord));
    return shortcut.scope === scope && chords.length > 0 ? [{ name, chords }] : [];
  });
  if (rows.length === 0) return null;
  return (
    <section aria-labelledby={titleId} className={styles['scope']}>
      <h3 id={titleId}>{shortcutsText.scopes[scope]}</h3>
      <dl>
        {rows.map(({ name, chords }) => (
          <div key={name}>
            <dt>{shortcutsText.names[name]}</dt>
            <dd>
              {chords.map((chord, index) => (
                <Fragment key={chord.key}>
                  {index > 0 && <span className={styles['or']}>{shortcutsText.or}</span>}
                  <Keys chord={chord} />
                </Fragment>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
