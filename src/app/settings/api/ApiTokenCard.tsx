/** The token: none yet, the new one in full, or what is known of the one there is. Replacing and revoking ask first. */
import { useState } from 'react';
import type { ApiToken } from '../../../library/library.ts';
import { Button } from '../../controls/Button.tsx';
import { ConfirmDialog } from '../../controls/Dialog.tsx';
import { TextField } from '../../controls/Field.tsx';
import { useToasts } from '../../frame/toasts.ts';
import card from '../Card.module.css';
import { FactList } from '../FactList.tsx';
import styles from './ApiTab.module.css';
import { CopyButton } from './CopyButton.tsx';
import { apiText } from './messages.ts';
import { useReplaceApiToken, useRevokeApiToken } from './useApiToken.ts';

interface ApiTokenCardProps {
  readonly token: ApiToken | null;
  /** The whole token, while it can still be shown. */
  readonly shown: string | null;
  readonly onShow: (token: string | null) => void;
  /** False where the browser cannot make one. */
  readonly canCreate: boolean;
}

export function ApiTokenCard({ token, shown, onShow, canCreate }: ApiTokenCardProps) {
  const [question, setQuestion] = useState<'replace' | 'revoke' | null>(null);
  const showToast = useToasts((view) => view.showToast);
  const replacing = useReplaceApiToken();
  const revoking = useRevokeApiToken();

  const replace = (): void => {
    setQuestion(null);
    replacing.mutate(undefined, {
      onSuccess: onShow,
      onError: (error) => showToast({ text: apiText.createFailed(error.message) }),
    });
  };
  const revoke = (): void => {
    setQuestion(null);
    revoking.mutate(undefined, {
      onSuccess: () => {
        onShow(null);
        showToast({ text: apiText.revoked });
      },
      onError: (error) => showToast({ text: apiText.revokeFailed(error.message) }),
    });
  };
  const isBusy = replacing.isPending || revoking.isPending;

  return (
    <section className={card['card']} aria-labelledby="api-token-title">
      <div className={card['head']}>
        <h2 id="api-token-title" className={card['title']}>
          {apiText.tokenTitle}
        </h2>
      </div>
      {token === null ? (
        <>
          <p className={card['text']}>{apiText.noToken}</p>
          <Button variant="primary" disabled={!canCreate || isBusy} onClick={replace}>
            {apiText.create}
          </Button>
        </>
      ) : (
        <>
          {shown !== null && <NewToken token={shown} onDone={() => onShow(null)} />}
          <TokenFacts token={token} />
          <div className={styles['buttons']}>
            <Button disabled={!canCreate || isBusy} onClick={() => setQuestion('replace')}>
              {apiText.replace}
            </Button>
            <Button disabled={isBusy} onClick={() => setQuestion('revoke')}>
              {apiText.revoke}
            </Button>
          </div>
        </>
      )}
      {token !== null && question !== null && (
        <ConfirmDialog
          title={question === 'replace' ? apiText.replaceTitle : apiText.revokeTitle}
          confirmLabel={question === 'replace' ? apiText.replace : apiText.revoke}
          cancelLabel={apiText.cancel}
          destructive
          onConfirm={question === 'replace' ? replace : revoke}
          onCancel={() => setQuestion(null)}
        >
          <p>{question === 'replace' ? apiText.replaceBody(token.start) : apiText.revokeBody(token.start)}</p>
        </ConfirmDialog>
      )}
    </section>
  );
}

/** The button that made the token is gone, and with it the focus. */
function focusField(field: HTMLInputElement | null): void {
  field?.focus();
}

function NewToken({ token, onDone }: { readonly token: string; readonly onDone: () => void }) {
  return (
    <div className={styles['newToken']}>
      <TextField
        ref={focusField}
        label={apiText.newToken}
        hint={apiText.newTokenHint}
        value={token}
        readOnly
        spellCheck={false}
        autoComplete="off"
        className={styles['code']}
        onChange={() => undefined}
        onFocus={(event) => event.target.select()}
      />
      <div className={styles['buttons']}>
        <CopyButton text={token} name={apiText.newToken} />
        <Button onClick={onDone}>{apiText.newTokenDone}</Button>
      </div>
    </div>
  );
}

function TokenFacts({ token: { start, createdAtMs, lastUsedAtMs } }: { readonly token: ApiToken }) {
  return (
    <FactList
      facts={[
        { label: apiText.start, value: <code>{start}…</code> },
        { label: apiText.created, value: apiText.time(createdAtMs) },
        {
          label: apiText.lastUsed,
          value: lastUsedAtMs === null ? apiText.neverUsed : apiText.time(lastUsedAtMs),
        },
      ]}
    />
  );
}
