/** Settings > API: what it is, whether it answers here, the token, and the calls. */
import { useId, useState, type ReactNode } from 'react';
import { Button } from '../../controls/Button.tsx';
import { Intro } from '../../controls/Intro.tsx';
import card from '../Card.module.css';
import { useConfigMode } from '../configuration/configMode.ts';
import { apiExamples, type ApiExample } from './apiExamples.ts';
import styles from './ApiTab.module.css';
import { ApiTokenCard } from './ApiTokenCard.tsx';
import { CopyButton } from './CopyButton.tsx';
import { apiText } from './messages.ts';
import { useApiReach, type ApiReach } from './useApiReach.ts';
import { useApiToken } from './useApiToken.ts';

const DESCRIPTION_PATH = '/api/openapi.json';

export function ApiTab() {
  const reach = useApiReach();
  const mode = useConfigMode();
  const token = useApiToken();
  const [shown, setShown] = useState<string | null>(null);
  if (token.isError) throw token.error;
  // Another window may have replaced or revoked it meanwhile.
  const current = shown !== null && token.data && shown.startsWith(token.data.start) ? shown : null;

  return (
    <div className={styles['tab']}>
      <Intro>{apiText.intro(location.origin)}</Intro>
      {reach !== 'ready' && <ReachNotice reach={reach} />}
      {mode.kind === 'file' && <Notice title={apiText.fileTitle} text={apiText.fileText(mode.url)} />}
      {token.data !== undefined && (
        <ApiTokenCard
          token={token.data}
          shown={current}
          onShow={setShown}
          canCreate={reach === 'ready' || reach === 'waiting'}
        />
      )}
      <Calls token={current} />
    </div>
  );
}

const NOTICES: Readonly<Record<Exclude<ApiReach, 'ready'>, readonly [title: string, text: string]>> = {
  insecure: [apiText.insecureTitle, apiText.insecure],
  unsupported: [apiText.unsupportedTitle, apiText.unsupported],
  waiting: [apiText.waitingTitle, apiText.waiting],
};

function ReachNotice({ reach }: { readonly reach: Exclude<ApiReach, 'ready'> }) {
  const [title, text] = NOTICES[reach];
  return (
    <Notice title={title} text={text}>
      {reach === 'waiting' && <Button onClick={() => location.reload()}>{apiText.reload}</Button>}
    </Notice>
  );
}

interface NoticeProps {
  readonly title: string;
  readonly text: string;
  readonly children?: ReactNode;
}

function Notice({ title, text, children }: NoticeProps) {
  const titleId = useId();
  return (
    <section className={styles['notice']} aria-labelledby={titleId}>
      <div>
        <h2 id={titleId}>{title}</h2>
        <p>{text}</p>
      </div>
      {children}
    </section>
  );
}

const EXAMPLE_TITLES: Readonly<Record<ApiExample['id'], string>> = {
  read: apiText.readTitle,
  replace: apiText.replaceConfigTitle,
  scan: apiText.scanTitle,
};

function Calls({ token }: { readonly token: string | null }) {
  return (
    <section className={card['card']} aria-labelledby="api-calls-title">
      <div className={card['head']}>
        <h2 id="api-calls-title" className={card['title']}>
          {apiText.examplesTitle}
        </h2>
      </div>
      <p className={card['text']}>{apiText.examplesIntro}</p>
      {apiExamples(location.origin, token).map(({ id, code }) => (
        <div key={id} className={styles['example']}>
          <div className={styles['exampleHead']}>
            <h3>{EXAMPLE_TITLES[id]}</h3>
            <CopyButton text={code} name={EXAMPLE_TITLES[id]} />
          </div>
          {id === 'scan' && <p className={card['text']}>{apiText.scanHint}</p>}
          <pre className={styles['pre']}>
            <code>{code}</code>
          </pre>
        </div>
      ))}
      <p className={styles['description']}>
        {apiText.descriptionHint}{' '}
        <a href={DESCRIPTION_PATH} target="_blank" rel="noreferrer">
          {apiText.description}
        </a>
      </p>
    </section>
  );
}
