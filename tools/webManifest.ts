/** The web app manifest: what an installed Winnow is called and looks like. Icons are made by `npm run icons`. */
import type { ManifestOptions } from 'vite-plugin-pwa';

export const webManifest: Partial<ManifestOptions> = {
  id: '/',
  name: 'Winnow',
  short_name: 'Winnow',
  description: 'A photo library that sorts itself and keeps everything on your device.',
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
};
