/** A model Winnow does not know: another repository of the hub, or files the person has. */
import { useRef, useState, type FormEvent } from 'react';
import { DOWNLOADABLE_MODELS } from '../../../models/catalogue.ts';
import type { ModelEntry } from '../../../core/model.ts';
import { Button } from '../../controls/Button.tsx';
import { TextField } from '../../controls/Field.tsx';
import card from '../Card.module.css';
import { modelsText } from './messages.ts';
import styles from './Models.module.css';
import { useModelControls } from './useModels.ts';

const REPOSITORY = /^[\w.-]+\/[\w.-]+$/;

export function OtherModelCard({ onFound }: { readonly onFound: (entry: ModelEntry) => void }) {
  const { models } = useModelControls();
  const [repository, setRepository] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setIsBusy] = useState(false);

  const lookUp = async (): Promise<void> => {
    const id = repository.trim();
    if (!REPOSITORY.test(id)) {
      setProblem(modelsText.repositoryWrong);
      return;
    }
    setIsBusy(true);
    setProblem(null);
    const known = DOWNLOADABLE_MODELS.find((entry) => entry.id === id);
    const found = known === undefined ? await models.lookUp(id) : ({ ok: true, value: known } as const);
    setIsBusy(false);
    if (found.ok) onFound(found.value);
    else setProblem(modelsText.problem(found.problem));
  };

  const take = async (files: readonly File[]): Promise<void> => {
    if (files.length === 0) return;
    setIsBusy(true);
    setProblem(null);
    const known = findKnown(files);
    const picked = await models.readPicked(files, known);
    if (picked.ok) await models.addPicked(picked.value);
    else setProblem(modelsText.problem(picked.problem));
    setIsBusy(false);
  };

  return (
    <section className={card['card']} aria-labelledby="more-title">
      <div className={card['head']}>
        <h2 id="more-title" className={card['title']}>
          {modelsText.moreTitle}
        </h2>
      </div>
      <p className={card['text']}>{modelsText.moreBody}</p>
      <form
        className={styles['lookUp']}
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          void lookUp();
        }}
      >
        <TextField
          label={modelsText.repository}
          hint={modelsText.repositoryHint(new URL(models.hubBase).host)}
          value={repository}
          onChange={setRepository}
          spellCheck={false}
          autoCapitalize="off"
        />
        <Button type="submit" disabled={isBusy}>
          {isBusy ? modelsText.lookingUp : modelsText.lookUp}
        </Button>
      </form>
      <p className={styles['facts']}>{modelsText.pickHint}</p>
      <div className={styles['buttons']}>
        <PickButton
          label={modelsText.pickFolder}
          isFolder
          disabled={isBusy}
          onPicked={(files) => void take(files)}
        />
        <PickButton
          label={modelsText.pickFiles}
          isFolder={false}
          disabled={isBusy}
          onPicked={(files) => void take(files)}
        />
      </div>
      {problem !== null && (
        <p className={styles['problem']} role="alert">
          {problem}
        </p>
      )}
    </section>
  );
}

/** A folder named after a known repository is taken for that model, and held to its hashes. */
function findKnown(files: readonly File[]): ModelEntry | null {
  const folders = files[0]?.webkitRelativePath.split('/') ?? [];
  return DOWNLOADABLE_MODELS.find(({ id }) => folders.some((folder) => folder === id.split('/')[1])) ?? null;
}

interface PickButtonProps {
  readonly label: string;
  readonly isFolder: boolean;
  readonly disabled: boolean;
  readonly onPicked: (files: readonly File[]) => void;
}

function PickButton({ label, isFolder, disabled, onPicked }: PickButtonProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button disabled={disabled} onClick={() => input.current?.click()}>
        {label}
      </Button>
      <input
        ref={(element) => {
          input.current = element;
          // React knows no such property.
          if (element !== null) element.webkitdirectory = isFolder;
        }}
        type="file"
        multiple
        hidden
        aria-label={label}
        onChange={(event) => {
          onPicked([...(event.target.files ?? [])]);
          event.target.value = '';
        }}
      />
    </>
  );
}
