/** Deletes everything the site keeps in this browser, after it was typed out. */
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { Button } from '../../controls/Button.tsx';
import { TextField } from '../../controls/Field.tsx';
import { FormDialog } from '../../controls/FormDialog.tsx';
import { useAppParts } from '../../depsContext.ts';
import card from '../Card.module.css';
import { storageText } from './messages.ts';
import { useStorageUse } from './useStorage.ts';

export function EraseCard() {
  const [isAsking, setAsking] = useState(false);
  return (
    <section className={card['card']} aria-labelledby="erase-title">
      <div className={card['head']}>
        <h2 id="erase-title" className={card['title']}>
          {storageText.eraseTitle}
        </h2>
      </div>
      <p className={card['text']}>{storageText.eraseIntro}</p>
      <p className={card['text']}>
        {storageText.eraseOne}{' '}
        <Link to="/settings/$tab" params={{ tab: 'profiles' }}>
          {storageText.profiles}
        </Link>
        .
      </p>
      <Button
        onClick={() => {
          setAsking(true);
        }}
      >
        {storageText.eraseButton}
      </Button>
      {isAsking && (
        <EraseDialog
          onClose={() => {
            setAsking(false);
          }}
        />
      )}
    </section>
  );
}

function EraseDialog({ onClose }: { readonly onClose: () => void }) {
  const { storage } = useAppParts();
  const { use } = useStorageUse();
  const [typed, setTyped] = useState('');
  // What is lost is said before anything can be; a library that cannot be read can be deleted all the same.
  const isKnown = !use.isPending;
  const canErase = isKnown && typed.trim().toLowerCase() === storageText.erasePhrase;
  return (
    <FormDialog
      title={storageText.eraseQuestion}
      cancelLabel={storageText.cancel}
      submitLabel={storageText.eraseConfirm(use.data?.photos ?? null)}
      canSubmit={canErase}
      destructive
      onSubmit={() => {
        storage.eraseEverything();
      }}
      onClose={onClose}
    >
      {use.isPending && <p>{storageText.eraseCounting}</p>}
      {use.data !== undefined && <p>{storageText.eraseLoses(use.data.photos, use.data.profiles)}</p>}
      {use.data !== undefined && use.data.locked > 0 && (
        <p>{storageText.eraseLosesLocked(use.data.locked)}</p>
      )}
      <p>{storageText.eraseNoUndo}</p>
      <TextField
        label={storageText.eraseType}
        value={typed}
        autoComplete="off"
        spellCheck={false}
        onChange={setTyped}
      />
    </FormDialog>
  );
}
