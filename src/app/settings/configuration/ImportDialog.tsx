/** Import YAML: a text pasted or a file chosen, checked as it stands, with what it would change, before it is saved. */
import { FileUp } from 'lucide-react';
import { useDeferredValue, useMemo, useRef, useState } from 'react';
import { diffConfig, isEmptyDiff } from '../../../core/config/diff.ts';
import type { ConfigSnapshot } from '../../../core/config/document.ts';
import { parseConfigYaml } from '../../../core/config/yaml.ts';
import { Button } from '../../controls/Button.tsx';
import { Dialog } from '../../controls/Dialog.tsx';
import { TextArea } from '../../controls/Field.tsx';
import { ChangePreview, StaleChange } from './ChangePreview.tsx';
import { configurationText } from './messages.ts';
import { readConfigText } from './readConfigText.ts';
import { useReplaceConfig } from './useReplaceConfig.ts';
import { KeyList, ValidationReport } from './ValidationReport.tsx';
import styles from './Configuration.module.css';

interface ImportDialogProps {
  /** The configuration in force. */
  readonly snapshot: ConfigSnapshot;
  readonly onClose: () => void;
}

export function ImportDialog({ snapshot, onClose }: ImportDialogProps) {
  const [text, setText] = useState('');
  const [fileError, setFileError] = useState<string | undefined>(undefined);
  const shownText = useDeferredValue(text);
  const parsed = useMemo(() => (shownText.trim() === '' ? null : parseConfigYaml(shownText)), [shownText]);
  const { base, staleBefore, isSaving, replace } = useReplaceConfig(snapshot, onClose);
  const document = parsed?.ok === true ? parsed.document : null;
  const isNews = document !== null && !isEmptyDiff(diffConfig(base.document, document));

  const take = async (file: File): Promise<void> => {
    const read = await readConfigText(file);
    setFileError(read.ok ? undefined : read.error);
    setText(read.ok ? read.text : '');
  };

  const save = (): void => {
    if (document === null) return;
    replace({
      document,
      cause: 'import',
      source: shownText,
      saidOnceStored: (counts) => configurationText.imported(counts),
    });
  };

  return (
    <Dialog
      title={configurationText.importTitle}
      width="wide"
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{configurationText.cancel}</Button>
          <Button variant="primary" disabled={!isNews || isSaving || shownText !== text} onClick={save}>
            {configurationText.save}
          </Button>
        </>
      }
    >
      <div className={styles['import']}>
        <div className={styles['choose']}>
          <p className={styles['text']}>{configurationText.importHint}</p>
          <FileButton
            onFile={(file) => {
              void take(file);
            }}
          />
        </div>
        <TextArea
          label={configurationText.yamlField}
          rows={12}
          spellCheck={false}
          className={styles['code']}
          error={fileError}
          value={text}
          onChange={(value) => {
            setFileError(undefined);
            setText(value);
          }}
        />
        {parsed?.ok === false && <ValidationReport errors={parsed.errors} />}
        {parsed?.ok === true && parsed.unknownKeys.length > 0 && (
          <KeyList label={configurationText.unknownKeys} keys={parsed.unknownKeys} />
        )}
        {staleBefore !== null && <StaleChange before={staleBefore.document} current={base.document} />}
        {document !== null && !isNews && (
          <p className={styles['text']}>{configurationText.nothingToImport}</p>
        )}
        {document !== null && isNews && <ChangePreview before={base.document} after={document} />}
      </div>
    </Dialog>
  );
}

function FileButton({ onFile }: { readonly onFile: (file: File) => void }) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        hidden
        accept=".yaml,.yml,application/yaml,text/yaml,text/plain"
        onChange={(event) => {
          const file = event.target.files?.[0];
          if (file !== undefined) onFile(file);
          // The same file again, once it was edited, is a change too.
          event.target.value = '';
        }}
      />
      <Button icon={<FileUp />} onClick={() => input.current?.click()}>
        {configurationText.chooseFile}
      </Button>
    </>
  );
}
