/** Settings > Appearance: the language of this browser's Winnow, and its colours. */
import { Languages } from 'lucide-react';
import { useId, useState } from 'react';
import {
  chooseTongue,
  isLanguage,
  keepChosenLanguage,
  LANGUAGES,
  readChosenLanguage,
} from '../../../messages/language.ts';
import { tongue } from '../../../messages/words.ts';
import { Button } from '../../controls/Button.tsx';
import { Select } from '../../controls/Field.tsx';
import { useTheme, type Theme } from '../../frame/theme.ts';
import { installText } from '../../install/messages.ts';
import { useOwnWork } from '../../install/work.ts';
import card from '../Card.module.css';
import styles from './Appearance.module.css';
import { appearanceText } from './messages.ts';

const BY_BROWSER = 'browser';
/** Made by the build (tools/thirdPartyNotices.ts). */
const NOTICES_PATH = `${import.meta.env.BASE_URL}third-party-notices.txt`;
const THEMES: readonly Theme[] = ['system', 'light', 'dark'];

export function AppearanceTab() {
  return (
    <>
      <section className={card['card']} aria-label={appearanceText.tab}>
        <div className={styles['fields']}>
          <LanguageField />
          <ColoursField />
        </div>
      </section>
      <p className={styles['licences']}>
        <a href={NOTICES_PATH} target="_blank" rel="noopener">
          {appearanceText.licences}
        </a>
      </p>
    </>
  );
}

/** Two steps, because the keys that walk through a list choose as they go: the page starts again when a button says so. */
function LanguageField() {
  const reasonId = useId();
  const [chosen, setChosen] = useState(() => readChosenLanguage() ?? BY_BROWSER);
  const [isKept, setKept] = useState(true);
  const work = useOwnWork();
  const next = languageOf(chosen);
  const restart = () => {
    const kept = keepChosenLanguage(isLanguage(chosen) ? chosen : null);
    setKept(kept);
    if (kept) location.reload();
  };
  return (
    <div className={styles['field']}>
      <Select
        label={appearanceText.language}
        hint={appearanceText.languageHint}
        error={isKept ? undefined : appearanceText.notKept}
        value={chosen}
        options={[
          { value: BY_BROWSER, label: appearanceText.asBrowser(LANGUAGES[languageOf(BY_BROWSER)].name) },
          ...Object.entries(LANGUAGES).map(([value, { name }]) => ({ value, label: name })),
        ]}
        onChange={setChosen}
      />
      {next !== tongue().language && (
        <div className={styles['restart']}>
          <Button
            variant="primary"
            icon={<Languages />}
            disabled={work !== null}
            aria-describedby={reasonId}
            onClick={restart}
          >
            {appearanceText.restart(LANGUAGES[next].name)}
          </Button>
          <output id={reasonId} className={styles['reason']}>
            {work === null ? appearanceText.restartHint : installText.waitsFor(work)}
          </output>
        </div>
      )}
    </div>
  );
}

function languageOf(chosen: string) {
  return chooseTongue(isLanguage(chosen) ? chosen : null, navigator.languages).language;
}

function ColoursField() {
  const { theme, setTheme } = useTheme();
  const options = THEMES.map((value) => ({ value, label: appearanceText.themes[value] }));
  return (
    <div className={styles['field']}>
      <Select label={appearanceText.colours} value={theme} options={options} onChange={setTheme} />
    </div>
  );
}
