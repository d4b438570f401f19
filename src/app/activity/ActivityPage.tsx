/** The Activity page: what was changed, in words, newest first, each with its way back. */
import { Intro } from '../controls/Intro.tsx';
import { Page } from '../frame/Page.tsx';
import { activityText } from './messages.ts';
import { RunList } from './RunList.tsx';

export function ActivityPage() {
  return (
    <Page title={activityText.heading} width="text">
      <Intro>{activityText.intro}</Intro>
      <RunList />
    </Page>
  );
}
