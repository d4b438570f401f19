/** The configuration in force as YAML: to take away, and to replace. */
import { Copy, Download, FileInput } from 'lucide-react';
import { useMemo, useState } from 'react';
import { findSource } from '../../../core/config/history.ts';
import type { ConfigSnapshot } from '../../../core/config/document.ts';
import { configToYaml } from '../../../core/config/yaml.ts';
import { CONFIG_FILE_NAME } from '../../../pipeline/configFileSource.ts';
import { Button } from '../../controls/Button.tsx';
import { TextArea } from '../../controls/Field.tsx';
import { useToasts } from '../../frame/toasts.ts';
import card from '../Card.module.css';
import { useConfigMode } from './configMode.ts';
import { ImportDialog } from './ImportDialog.tsx';
import { configurationText } from './messages.ts';
import styles from './Configuration.module.css';

interface YamlCardProps {
  readonly snapshot: ConfigSnapshot;
  readonly history: readonly ConfigSnapshot[];
}

export function YamlCard({ snapshot, history }: YamlCardProps) {
  const isReadOnly = useConfigMode().kind === 'file';
  const showToast = useToasts((view) => view.showToast);
  const [isImporting, setImporting] = useState(false);
  const yaml = useMemo(
    () => configToYaml(snapshot.document, findSource(history, snapshot.revision)),
    [snapshot, history],
  );

  const copy = async (): Promise<void> => {
    const isCopied = await navigator.clipboard.writeText(yaml).then(
      () => true,
      () => false,
    );
    showToast({ text: isCopied ? configurationText.copied : configurationText.notCopied });
  };

  return (
    <section className={card['card']} aria-labelledby="yaml-title">
      <div className={card['head']}>
        <h2 id="yaml-title" className={card['title']}>
          {configurationText.yamlTitle}
        </h2>
      </div>
      <p className={card['text']}>{configurationText.yamlText}</p>
      <div className={styles['buttons']}>
        <Button
          icon={<Download />}
          onClick={() => {
            download(CONFIG_FILE_NAME, yaml);
          }}
        >
          {configurationText.exportYaml}
        </Button>
        <Button
          icon={<Copy />}
          onClick={() => {
            void copy();
          }}
        >
          {configurationText.copyYaml}
        </Button>
        <Button
          icon={<FileInput />}
          disabled={isReadOnly}
          onClick={() => {
            setImporting(true);
          }}
        >
          {configurationText.importYaml}
        </Button>
      </div>
      <details className={styles['document']}>
        <summary>{configurationText.showYaml}</summary>
        <YamlText yaml={yaml} />
      </details>
      {isImporting && (
        <ImportDialog
          snapshot={snapshot}
          onClose={() => {
            setImporting(false);
          }}
        />
      )}
    </section>
  );
}

/** Rows of the document shown at once. */
const MOST_ROWS = 20;

/** A text to read, select and scroll, by keyboard too. */
export function YamlText({ yaml }: { readonly yaml: string }) {
  return (
    <TextArea
      label={configurationText.document}
      readOnly
      spellCheck={false}
      rows={Math.min(MOST_ROWS, yaml.split('\n').length)}
      className={styles['code']}
      value={yaml}
      onChange={ignoreTyping}
    />
  );
}

function ignoreTyping(): void {
  // It is read-only.
}

function download(fileName: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'application/yaml' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
  // Not at once: the browser reads it after the click.
  setTimeout(() => {
    URL.revokeObjectURL(url);
  }, 60_000);
}
