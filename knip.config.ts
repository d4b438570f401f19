import type { KnipConfig } from 'knip';

const config: KnipConfig = {
  entry: ['workers/*/*Worker.ts', 'tools/*.mjs', 'e2e/**/*.e2e.ts', 'e2e/bench/page/*.ts'],
  project: ['src/**/*.{ts,tsx}', 'workers/**/*.ts', 'tools/*.{ts,mjs}', 'e2e/**/*.ts'],
  // Debian's package manager, asked only where it is there.
  ignoreBinaries: ['apt-get'],
};

export default config;
