/**
 * The web app manifest: what an installed Winnow is called and looks like, and where the system lets photos in. Icons are
 * made by `npm run icons`, screenshots by `node tools/makeScreenshots.mjs`.
 */
import type { ManifestOptions } from 'vite-plugin-pwa';

/** What the system offers Winnow for. What a file is, is decided by its content once it is here. */
const PICTURE_TYPES: Readonly<Record<string, string[]>> = {
  'image/jpeg': ['.jpg', '.jpeg'],
  'image/png': ['.png'],
  'image/webp': ['.webp'],
  'image/avif': ['.avif'],
  'image/gif': ['.gif'],
  'image/bmp': ['.bmp'],
  'image/heic': ['.heic', '.hif'],
  'image/heif': ['.heif'],
  'image/tiff': ['.tif', '.tiff'],
};

export const webManifest: Partial<ManifestOptions> = {
  id: '/',
  name: 'Winnow',
  short_name: 'Winnow',
  description: 'A photo library that sorts itself and keeps everything on your device.',
  lang: 'en',
  start_url: '/',
  scope: '/',
  display: 'standalone',
  background_color: '#faf9f7',
  theme_color: '#faf9f7',
  categories: ['photo', 'productivity', 'utilities'],
  icons: [
    { src: '/icons/icon.svg', sizes: 'any', type: 'image/svg+xml' },
    { src: '/icons/icon-192.png', sizes: '192x192', type: 'image/png' },
    { src: '/icons/icon-512.png', sizes: '512x512', type: 'image/png' },
    { src: '/icons/maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
  ],
  screenshots: [
    {
      src: '/screenshots/wide.jpg',
      sizes: '1280x800',
      type: 'image/jpeg',
      form_factor: 'wide',
      label: 'The timeline',
    },
    {
      src: '/screenshots/narrow.jpg',
      sizes: '780x1688',
      type: 'image/jpeg',
      form_factor: 'narrow',
      label: 'The timeline on a phone',
    },
  ],
  shortcuts: [
    {
      name: 'Scan library',
      url: '/?do=scan',
      icons: [{ src: '/icons/icon-192.png', sizes: '192x192', type: 'image/png' }],
    },
    {
      name: 'Search',
      url: '/search',
      icons: [{ src: '/icons/icon-192.png', sizes: '192x192', type: 'image/png' }],
    },
  ],
  // Answered by the service worker (workers/service/shareTarget.ts): nothing is sent to the server.
  share_target: {
    action: '/share',
    method: 'POST',
    enctype: 'multipart/form-data',
    params: {
      files: [
        {
          name: 'photos',
          accept: ['image/*', ...Object.keys(PICTURE_TYPES), ...Object.values(PICTURE_TYPES).flat()],
        },
      ],
    },
  },
  file_handlers: [{ action: '/', accept: { ...PICTURE_TYPES } }],
};
