/** Settings > Storage, "This device": what Winnow can do here as an app, and what it cannot, by asking the browser. */
import { Button } from '../controls/Button.tsx';
import { Switch } from '../controls/Switch.tsx';
import { install, useInstallation } from '../install/installation.ts';
import card from '../settings/Card.module.css';
import { FactList } from '../settings/FactList.tsx';
import { canKeepAwake, useKeepAwakeSetting } from './keepAwake.ts';
import { canOpenFiles } from './launchedFiles.ts';
import { platformText } from './messages.ts';
import { canShowBadge } from './useFailureBadge.ts';

export function DeviceCard() {
  const { offer, isInstalled } = useInstallation();
  const { isWanted, setWanted } = useKeepAwakeSetting();
  const isStored = 'serviceWorker' in navigator && navigator.serviceWorker.controller !== null;
  return (
    <section className={card['card']} aria-labelledby="this-device-title">
      <div className={card['head']}>
        <h2 id="this-device-title" className={card['title']}>
          {platformText.deviceTitle}
        </h2>
      </div>
      <FactList
        facts={[
          { label: platformText.installed, value: installedWords(isInstalled, offer !== null) },
          { label: platformText.offline, value: isStored ? platformText.offlineYes : platformText.offlineNo },
          {
            label: platformText.opensFiles,
            value: canOpenFiles ? platformText.opensFilesYes : platformText.opensFilesNo,
          },
          { label: platformText.takesShares, value: platformText.takesSharesMaybe },
          { label: platformText.badge, value: canShowBadge ? platformText.badgeYes : platformText.badgeNo },
        ]}
      />
      <div className={card['foot']}>
        <Switch
          label={platformText.keepAwake}
          hint={canKeepAwake ? platformText.keepAwakeHint : platformText.keepAwakeNo}
          checked={canKeepAwake && isWanted}
          disabled={!canKeepAwake}
          onChange={setWanted}
        />
      </div>
      {offer !== null && (
        <div className={card['foot']}>
          <Button onClick={() => void install()}>{platformText.install}</Button>
        </div>
      )}
    </section>
  );
}

function installedWords(isInstalled: boolean, canInstall: boolean): string {
  if (isInstalled) return platformText.installedYes;
  return canInstall ? platformText.installedCan : platformText.installedUnknown;
}
