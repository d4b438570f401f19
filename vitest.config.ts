import { playwright } from '@vitest/browser-playwright';
import { defineConfig, mergeConfig } from 'vitest/config';
import { hubCommands } from './e2e/fixtures/hubCommands.ts';
import { readShared } from './src/testing/browserCommands.ts';
import { nativeEncoderCommands } from './src/testing/nativeEncoder.ts';
import { BROWSER_ARGS, findBrowser } from './tools/findBrowser.mjs';
import viteConfig from './vite.config.ts';

const browserPath = findBrowser();

export default mergeConfig(
  viteConfig,
  defineConfig({
    test: {
      projects: [
        {
          test: {
            name: 'unit',
            environment: 'node',
            setupFiles: ['src/testing/speakEnglish.ts'],
            include: ['src/**/*.test.ts', 'workers/**/*.test.ts', 'tools/**/*.test.ts'],
            // A machine busy with other things is no reason to fail.
            testTimeout: 60_000,
            exclude: ['**/*.browser.test.ts', 'node_modules/**'],
          },
        },
        {
          extends: true,
          // Found late, these would make Vite reload the page in the middle of a test.
          optimizeDeps: {
            include: [
              '@tanstack/react-query',
              '@tanstack/react-router',
              '@noble/ciphers/chacha.js',
              '@noble/hashes/hkdf.js',
              '@noble/hashes/hmac.js',
              '@noble/hashes/scrypt.js',
              '@noble/hashes/sha2.js',
              'comlink',
              'fast-check',
              'lucide-react',
              'react',
              'react-dom/client',
              'react/jsx-dev-runtime',
              'zod/mini',
              'zod/v4/locales/en.js',
              'zustand',
            ],
          },
          test: {
            name: 'browser',
            setupFiles: ['src/testing/speakEnglish.ts'],
            include: ['src/**/*.browser.test.ts', 'workers/**/*.browser.test.ts'],
            testTimeout: 60_000,
            hookTimeout: 60_000,
            fileParallelism: false,
            browser: {
              enabled: true,
              headless: true,
              screenshotFailures: false,
              provider: playwright({
                launchOptions: {
                  // A WebGPU adapter imitated by the processor, where there is no other.
                  args: [...BROWSER_ARGS, '--enable-unsafe-webgpu'],
                  ...(browserPath === null ? {} : { executablePath: browserPath }),
                },
              }),
              instances: [{ browser: 'chromium' }],
              commands: { readShared, ...hubCommands, ...nativeEncoderCommands },
            },
          },
        },
      ],
    },
  }),
);
