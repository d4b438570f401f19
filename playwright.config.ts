import { defineConfig } from '@playwright/test';
import { BROWSER_ARGS, findBrowser } from './tools/findBrowser.mjs';

const PORT = 4273;
const browserPath = findBrowser();

export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.e2e.ts',
  timeout: 120_000,
  expect: { timeout: 20_000 },
  // Every page has workers of its own: on two cores, two journeys at a time take four fifths of one after the other.
  workers: 2,
  forbidOnly: process.env['CI'] !== undefined,
  // A browser that is busy beyond measure is tried once more there; the run names it at its end.
  retries: process.env['CI'] === undefined ? 0 : 1,
  reporter: [['list'], ['json', { outputFile: 'test-results/e2e.json' }]],
  use: {
    baseURL: `http://localhost:${PORT}`,
    locale: 'en-GB',
    // A trace of everything costs as much again as the journeys themselves: `npx playwright test --trace on` for one of them.
    screenshot: 'only-on-failure',
    // Each test is a first visit: without this it would fetch everything twice. The offline tests allow it.
    serviceWorkers: 'block',
    launchOptions: {
      args: BROWSER_ARGS,
      ...(browserPath === null ? {} : { executablePath: browserPath }),
    },
  },
  webServer: {
    command: 'node tools/start.mjs',
    env: { PORT: String(PORT) },
    url: `http://localhost:${PORT}/`,
    reuseExistingServer: false,
    timeout: 180_000,
  },
});
