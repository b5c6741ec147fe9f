import { ChevronsUpDown, LogIn, LogOut, Luggage, Moon, Sun, SunMoon } from 'lucide-react';
import { Suspense, useState } from 'react';
import { chooseTheme, currentTheme, type Theme } from '../app/theme';
import { Menu, type MenuEntry } from '../parts/Menu';
import styles from './AccountMenu.module.css';
import { useIdentity } from './identity-context';
import { useSignOut } from './use-sign-out';
import { lazily } from '../parts/lazily';

const SignInDialog = lazily(() => import('./SignInDialog'));
const ClaimDialog = lazily(() => import('./ClaimDialog'));

/** Who is here, and what they may do about it. */
export function AccountMenu() {
  const { identity, unclaimedPass } = useIdentity();
  // It stays for the receipt, when there is nothing left to claim.
  const [cameWithPass] = useState(unclaimedPass !== null);
  const [asking, setAsking] = useState<'sign-in' | 'claim' | null>(null);
  const themeEntry = useThemeEntry();
  const signOut = useSignOut();
  const isGuest = identity.kind === 'guest';
  const name = isGuest ? 'Guest' : (identity.name ?? 'Member');
  const items: MenuEntry[] = [
    ...(isGuest
      ? [{ label: 'Sign in', icon: <LogIn />, onChoose: () => setAsking('sign-in') }]
      : []),
    ...(unclaimedPass
      ? [
          {
            label: 'Bring guest chats along',
            icon: <Luggage />,
            onChoose: () => setAsking('claim'),
          },
        ]
      : []),
    themeEntry,
    ...(isGuest ? [] : [{ label: 'Sign out', icon: <LogOut />, onChoose: signOut }]),
  ];
  return (
    <div className={styles.account}>
      <Menu className={styles.who} items={items}>
        <span className="visually-hidden">Account: </span>
        <span className={styles.face} aria-hidden="true">
          {name.charAt(0).toLocaleUpperCase()}
        </span>
        <span className={styles.name}>
          {name}
          <small>{isGuest ? 'Kept in this browser' : identity.isAdmin ? 'Admin' : 'Member'}</small>
        </span>
        <ChevronsUpDown aria-hidden />
      </Menu>
      <Suspense>
        {asking === 'sign-in' && <SignInDialog onClose={() => setAsking(null)} />}
        {cameWithPass && <ClaimDialog asked={asking === 'claim'} onClose={() => setAsking(null)} />}
      </Suspense>
    </div>
  );
}

const NEXT: Record<Theme, Theme> = { auto: 'light', light: 'dark', dark: 'auto' };
const ICONS = { auto: <SunMoon />, light: <Sun />, dark: <Moon /> };
const NAMES = { auto: 'as the system', light: 'light', dark: 'dark' };

function useThemeEntry(): MenuEntry {
  const [theme, setTheme] = useState(currentTheme);
  const choose = (): void => {
    chooseTheme(NEXT[theme]);
    setTheme(NEXT[theme]);
  };
  return { label: `Colours: ${NAMES[theme]}`, icon: ICONS[theme], onChoose: choose };
}
