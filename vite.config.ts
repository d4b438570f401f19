import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { defineConfig, type Connect, type Plugin } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';
import { preloadApp } from './tools/preloadApp.ts';
import { serveModels } from './tools/serveModels.ts';
import { thirdPartyNotices } from './tools/thirdPartyNotices.ts';
import { webManifest } from './tools/webManifest.ts';
import { SITE_HEADERS } from './workers/service/siteHeaders.ts';

const onnxRuntimes = fileURLToPath(new URL('node_modules/onnxruntime-web/dist/', import.meta.url));

const { 'Content-Security-Policy': _, ...developmentHeaders } = SITE_HEADERS;

/** Where the app looks for the site's configuration file; served from the file that WINNOW_CONFIG_FILE names. */
const CONFIG_FILE_PATH = 'winnow.config.yaml';

/** Read at each request: an edit is in force with the next reload of the page. */
function configFileServer(base: string): Connect.NextHandleFunction {
  const path = process.env['WINNOW_CONFIG_FILE'] ?? '';
  return (request, response, next) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    if (path === '' || pathname !== `${base}${CONFIG_FILE_PATH}`) {
      next();
      return;
    }
    try {
      const bytes = readFileSync(path);
      response.setHeader('Content-Type', 'application/yaml; charset=utf-8');
      response.setHeader('Cache-Control', 'no-store');
      response.end(bytes);
    } catch (error) {
      // Not a 404: that would say that there is no file and hand the configuration to the pages.
      response.statusCode = 500;
      response.setHeader('Content-Type', 'text/plain; charset=utf-8');
      response.end(`WINNOW_CONFIG_FILE cannot be read: ${String(error)}\n`);
    }
  };
}

function serveConfigFile(): Plugin {
  return {
    name: 'serve-config-file',
    configureServer(server) {
      server.middlewares.use(configFileServer(server.config.base));
    },
    configurePreviewServer(server) {
      server.middlewares.use(configFileServer(server.config.base));
    },
  };
}

/**
 * A missing model, asset or configuration file must be a 404. The single-page fallback would answer 200 with HTML,
 * which a loader takes for a model (huggingface/transformers.js#1187).
 */
function missingFilesAre404(): Plugin {
  return {
    name: 'missing-files-are-404',
    configurePreviewServer(server) {
      const outDir = resolve(server.config.root, server.config.build.outDir);
      server.middlewares.use((request, response, next) => {
        const { pathname } = new URL(request.url ?? '/', 'http://localhost');
        // Everything else is a route of the app; a tag may well end like a file.
        const isFile = /^\/(models|assets|icons|api|sample)\/|^\/[^/]+\.\w+$/.test(pathname);
        if (!isFile || existsSync(join(outDir, pathname))) {
          next();
          return;
        }
        if (pathname === `${server.config.base}${CONFIG_FILE_PATH}`) {
          // Asked for at every start: a 404 would say as well that there is none, and be an error in the console.
          response.statusCode = 204;
          response.setHeader('Cache-Control', 'no-store');
          response.end();
          return;
        }
        response.statusCode = 404;
        response.setHeader('Content-Type', 'text/plain; charset=utf-8');
        response.end(`Not found: ${pathname}\n`);
      });
    },
  };
}

/**
 * A first visit fetches few files: what `main.ts` needs to begin, the library, the screen. Each group takes along all that its
 * modules import before they run, less what the groups above it have. The library is apart from the screen because the
 * modules of the screen read their words as they are loaded, and the library is opened while these are still on their way.
 */
const chunkGroups = [
  // What the catalogues of words import must not be in the screen, which would then run before they are there.
  { name: 'start', test: /\/src\/(?:main|messages\/\w+|core\/profile)\.ts$|rolldown\/runtime/, priority: 4 },
  { name: 'english', test: /\/messages\/english\/first\.ts$/, priority: 3 },
  { name: 'german', test: /\/messages\/german\/first\.ts$/, priority: 3 },
  { name: 'compose', test: /\/src\/compose\.ts$/, priority: 3 },
  { name: 'mount', test: /\/src\/mount\.tsx$/, priority: 2 },
  // What several later pages share, so that none of them comes in twenty pieces.
  { name: 'shared', test: /\/src\/app\//, minShareCount: 2, priority: 1 },
];

/** Files are stored one after the other: what was just used is in the browser's cache, and what the first photos need comes next. */
function turnOf(path: string): number {
  if (/\.(?:js|mjs|css|html|woff2)$/.test(path)) return 0;
  if (/\/ort-[^/]*\.wasm$/.test(path)) return 1;
  return path.startsWith('models/') ? 2 : 3;
}

const notices = thirdPartyNotices(import.meta.dirname);

export default defineConfig({
  plugins: [
    react(),
    notices.collect(),
    notices.write(),
    serveConfigFile(),
    serveModels(),
    preloadApp(),
    missingFilesAre404(),
    VitePWA({
      strategies: 'injectManifest',
      srcDir: 'workers/service',
      filename: 'serviceWorker.ts',
      injectRegister: false,
      registerType: 'prompt',
      manifest: webManifest,
      injectManifest: {
        // Everything the main job needs offline: shell, worker code, the plain wasm runtime and the starter model. The
        // encoder worker keeps the WebGPU runtime by itself once it was used.
        globPatterns: [
          '**/*.{html,js,mjs,css,woff2,wasm,svg,png,webmanifest}',
          'third-party-notices.txt',
          'models/starter/**/*.{json,onnx}',
          'api/openapi.json',
          // Which photos are samples, so that they can be taken out again; the samples themselves come only when asked for.
          'sample/manifest.json',
        ],
        globIgnores: ['**/ort-wasm-simd-threaded.jspi*.wasm', 'sample/*.png'],
        maximumFileSizeToCacheInBytes: 24 * 1024 * 1024,
        manifestTransforms: [
          (entries) => ({ manifest: entries.toSorted((a, b) => turnOf(a.url) - turnOf(b.url)) }),
        ],
      },
    }),
  ],
  resolve: {
    // Two ONNX runtimes in the build: plain WebAssembly, and the one with WebGPU, loaded by who uses it. transformers.js,
    // used for its tokenizer only, would bring a third (27 MB). The entries without `bundle` in their name load the
    // runtime from an address instead of carrying it.
    alias: [
      // What the package offers by itself is written for browsers of 2015.
      {
        find: /^dexie$/,
        replacement: fileURLToPath(new URL('node_modules/dexie/dist/modern/dexie.mjs', import.meta.url)),
      },
      { find: /^onnxruntime-web\/(?:wasm|webgpu)$/, replacement: `${onnxRuntimes}ort.wasm.min.mjs` },
      { find: /^onnxruntime-web\/jspi$/, replacement: `${onnxRuntimes}ort.jspi.min.mjs` },
    ],
  },
  worker: { format: 'es', plugins: () => [notices.collect()] },
  // Found only when a worker first asks for them, they would reload the page in the middle of an import or a test.
  optimizeDeps: {
    include: [
      '@noble/hashes/sha2.js',
      '@xenova/transformers',
      'comlink',
      'exifreader',
      'libheif-js/libheif-wasm/libheif.js',
      'onnxruntime-web/jspi',
      'onnxruntime-web/wasm',
      'utif2',
      'zod/mini',
      'zod/v4/locales/en.js',
    ],
  },
  // Vite's own client for development needs inline styles and a socket: the policy is for what is shipped.
  server: { headers: developmentHeaders },
  preview: { headers: { ...SITE_HEADERS } },
  build: {
    target: 'es2023',
    sourcemap: false,
    chunkSizeWarningLimit: 1200,
    rolldownOptions: { output: { codeSplitting: { groups: chunkGroups } } },
  },
});
