/**
 * The first module of the page: finds out which language to speak and brings in its words, the library with its queues
 * and the screen that shows it, side by side. None of them waits for the code of another.
 */
import './contentSecurity.ts';
import { watchInstallation } from './app/install/installation.ts';
import { chooseTongue, LANGUAGES, readChosenLanguage } from './messages/language.ts';
import { loadFirstWords } from './messages/loadWords.ts';

watchInstallation();

// Not awaited at the top: chunks that share a module with this one would wait for it, and it for them.
start().catch((error: unknown) => {
  console.error(error);
  // There may be no words yet to say it in.
  document.body.textContent = `Winnow could not be loaded. Reload the page to try again. (${String(error)})`;
});

async function start(): Promise<void> {
  const spoken = chooseTongue(readChosenLanguage(), navigator.languages);
  document.documentElement.lang = spoken.language;
  document.documentElement.dir = LANGUAGES[spoken.language].direction;
  const words = loadFirstWords(spoken);
  const starting = Promise.all([import('./compose.ts'), words])
    .then(([{ compose }]) => compose())
    .catch((error: unknown) => ({ kind: 'failed' as const, error }));
  // The modules of the screen read their words as they are loaded; index.html has the browser fetch them meanwhile.
  await words;
  const { mount } = await import('./mount.tsx');
  await mount(starting);
}
