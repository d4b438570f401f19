/** The other ways photos come in, behind a small button beside `Add photos`. */
import { ChevronDown, FolderSymlink } from 'lucide-react';
import { useId, useRef, type ToggleEvent } from 'react';
import { IconButton } from '../../controls/Button.tsx';
import styles from './Folders.module.css';
import { useFolderActions } from './foldersContext.ts';
import { foldersText } from './messages.ts';

export function AddMenu() {
  const menuId = useId();
  const buttonRef = useRef<HTMLButtonElement>(null);
  const menuRef = useRef<HTMLDivElement>(null);
  const { linkFolder } = useFolderActions();
  /** Below the button, its right edges in line: menus are in the top layer, where nothing places them. */
  const place = ({ newState }: ToggleEvent<HTMLDivElement>): void => {
    const [button, menu] = [buttonRef.current, menuRef.current];
    if (newState !== 'open' || button === null || menu === null) return;
    const { bottom, right } = button.getBoundingClientRect();
    menu.style.top = `${String(bottom + 4)}px`;
    menu.style.right = `${String(Math.max(8, document.documentElement.clientWidth - right))}px`;
  };
  return (
    <>
      <IconButton
        ref={buttonRef}
        label={foldersText.moreWays}
        icon={<ChevronDown />}
        variant="quiet"
        popoverTarget={menuId}
      />
      <div ref={menuRef} id={menuId} popover="auto" className={styles['menu']} onBeforeToggle={place}>
        <button
          type="button"
          className={styles['item']}
          onClick={() => {
            menuRef.current?.hidePopover();
            linkFolder();
          }}
        >
          <FolderSymlink aria-hidden="true" />
          <span>
            {foldersText.linkFolder}
            <small>{foldersText.linkHint}</small>
          </span>
        </button>
      </div>
    </>
  );
}
