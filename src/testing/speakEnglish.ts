/** Before each test file: what `main.ts` does before the app. English with British dates, whatever the machine speaks. */
import { first } from '../messages/english/first.ts';
import { later } from '../messages/english/later.ts';
import { speak, speakLater } from '../messages/words.ts';

speak({ language: 'en', locale: 'en-GB' }, first);
speakLater(later);
