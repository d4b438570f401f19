/** The navigation at the left of wide windows. */
import { Link } from '@tanstack/react-router';
import { text } from '../messages.ts';
import { ProfileSwitcher } from '../settings/profiles/ProfileSwitcher.tsx';
import { Logo } from './Logo.tsx';
import { LIBRARY_LINKS, SETTINGS_LINK, TIMELINE_LINK, WORK_LINKS, type Destination } from './navigation.ts';
import { ThemeButton } from './ThemeButton.tsx';
import styles from './SideNavigation.module.css';

export function SideNavigation() {
  return (
    <nav aria-label={text.mainNavigation} className={styles['nav']}>
      <div className={styles['brand']} aria-hidden="true">
        <Logo />
        <span>{text.appName}</span>
      </div>
      <LinkList title={text.library} links={LIBRARY_LINKS} />
      <LinkList title={text.work} links={WORK_LINKS} />
      <div className={styles['foot']}>
        <ProfileSwitcher />
        <div className={styles['settings']}>
          <NavigationLink destination={SETTINGS_LINK} />
          <ThemeButton />
        </div>
      </div>
    </nav>
  );
}

function LinkList({ title, links }: { readonly title: string; readonly links: readonly Destination[] }) {
  return (
    <div>
      <h2 className={styles['groupTitle']}>{title}</h2>
      <ul className={styles['list']}>
        {links.map((destination) => (
          <li key={destination.to}>
            <NavigationLink destination={destination} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function NavigationLink({ destination: { to, label, Icon } }: { readonly destination: Destination }) {
  return (
    <Link
      to={to}
      className={styles['link']}
      activeOptions={{ exact: to === TIMELINE_LINK.to }}
      activeProps={{ 'aria-current': 'page' }}
    >
      <Icon aria-hidden="true" />
      {label}
    </Link>
  );
}
