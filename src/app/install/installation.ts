/**
 * Installing as an app: the browser's offer, kept until the person takes it, and whether this window is an installed app's.
 */
import { create } from 'zustand';

/** Chromium's; in no standard, so not in TypeScript's types. */
interface InstallOffer extends Event {
  prompt(): Promise<{ readonly outcome: 'accepted' | 'dismissed' }>;
}

interface Installation {
  /** Null where the browser makes no offer (yet). */
  readonly offer: InstallOffer | null;
  readonly isInstalled: boolean;
}

export const useInstallation = create<Installation>()(() => ({
  offer: null,
  isInstalled: matchMedia('(display-mode: standalone)').matches,
}));

function isOffer(event: Event): event is InstallOffer {
  return 'prompt' in event && typeof event.prompt === 'function';
}

/** To be called before anything takes time: browsers make the offer once and early. */
export function watchInstallation(): void {
  addEventListener('beforeinstallprompt', (event) => {
    if (!isOffer(event)) return;
    // Without this some browsers put a bar of their own over the page.
    event.preventDefault();
    useInstallation.setState({ offer: event });
  });
  addEventListener('appinstalled', () => {
    useInstallation.setState({ offer: null, isInstalled: true });
  });
}

/** Shows the browser's own question. An offer can be taken up once. */
export async function install(): Promise<void> {
  const { offer } = useInstallation.getState();
  if (offer === null) return;
  useInstallation.setState({ offer: null });
  await offer.prompt();
}
