/** Settings > Configuration: the document as YAML, and every one that was saved. */
import { useQuery } from '@tanstack/react-query';
import { Intro } from '../../controls/Intro.tsx';
import { useDeps } from '../../depsContext.ts';
import { useConfig } from '../useConfig.ts';
import { ConfigFileNotice } from './ConfigFileNotice.tsx';
import { HistoryCard } from './HistoryCard.tsx';
import { configurationText } from './messages.ts';
import { YamlCard } from './YamlCard.tsx';
import styles from './Configuration.module.css';

export function ConfigurationTab() {
  const { library } = useDeps();
  const config = useConfig();
  const history = useQuery({
    queryKey: ['config', 'history'],
    queryFn: () => library.config.readHistory(),
    gcTime: 0,
  });
  if (config.isError || history.isError) return <p role="alert">{configurationText.unreadable}</p>;
  if (config.data === undefined || history.data === undefined) {
    return <div className={styles['skeleton']} aria-busy="true" />;
  }
  return (
    <div className={styles['tab']}>
      <Intro>{configurationText.intro}</Intro>
      <ConfigFileNotice withReport />
      <YamlCard snapshot={config.data} history={history.data} />
      <HistoryCard current={config.data} history={history.data} />
    </div>
  );
}
