/**
 * The window's title. Browsers write titles into their history, on the disk, where a profile's lock does not reach: tags
 * and files of a locked profile are not named there.
 */
import { useEffect } from 'react';
import { text } from '../messages.ts';
import { useCurrentProfile } from '../settings/profiles/useProfiles.ts';

/**
 * @param title null where the app's name is enough
 * @param isPrivate it has a person's own words in it
 */
export function usePageTitle(title: string | null, isPrivate: boolean): void {
  const isLocked = useCurrentProfile().lock !== undefined;
  const isNamed = title !== null && !(isPrivate && isLocked);
  useEffect(() => {
    document.title = isNamed ? `${title} · ${text.appName}` : text.appName;
  }, [title, isNamed]);
}
