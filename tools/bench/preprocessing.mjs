/** The model's pixels, made four ways, for a small and a large picture. */
import { openBrowser } from './browser.mjs';
import { figure, median } from './figures.mjs';
import { temporaryProfile } from './library.mjs';

/** `halvings` as the media workers choose them for 224 px. */
const PICTURES = [
  { name: '640x480', width: 640, height: 480, halvings: 0, rounds: 20 },
  { name: '12 MP', width: 4000, height: 3000, halvings: 2, rounds: 5 },
];

/** @param {import('../bench.mjs').BenchOptions} options */
export async function measurePreprocessing({ origin }) {
  const browser = await openBrowser(temporaryProfile(), origin);
  const figures = [];
  try {
    const page = await browser.openBenchPage();
    for (const { name, width, height, halvings, rounds } of PICTURES) {
      const { ms, differences } = await page.evaluate(
        async (request) => {
          const { measurePreprocessing: measure } = await window.winnowBench.preprocessing();
          return measure(request.width, request.height, request.halvings, request.rounds);
        },
        { width, height, halvings, rounds },
      );
      const script = median(ms['script'] ?? []);
      for (const [way, times] of Object.entries(ms)) {
        const { mean = Number.NaN, largest = Number.NaN } = differences[way] ?? {};
        console.log(
          `  ${name}, ${way.padEnd(6)}: ${median(times).toFixed(1)} ms; from the exact pixels ${mean.toFixed(2)} of 255 on average, ${largest} at most`,
        );
        if (way !== 'script') {
          figures.push(figure(`pixels of ${name}: ${way} beside the script`, script / median(times), 'x'));
        }
      }
      figures.push(figure(`pixels of ${name}: the app`, median(ms['app'] ?? []), 'ms'));
    }
    return figures;
  } finally {
    await browser.close();
  }
}
