import { Menu as Base, MenuButton, MenuItem, MenuProvider } from '@ariakit/react';
import type { ReactNode } from 'react';
import styles from './Menu.module.css';

interface MenuProps {
  /** What the button is about, where it shows no words. */
  label?: string;
  /** What the button shows. */
  children: ReactNode;
  className?: string | undefined;
  items: readonly MenuEntry[];
}

export interface MenuEntry {
  label: string;
  icon?: ReactNode;
  tone?: 'bad';
  onChoose(): void;
}

/** A button that opens a list of things to do. */
export function Menu({ label, children, className, items }: MenuProps) {
  return (
    <MenuProvider>
      <MenuButton aria-label={label} title={label} className={className}>
        {children}
      </MenuButton>
      <Base gutter={6} portal unmountOnHide className={styles.menu}>
        {items.map(({ label: name, icon, tone, onChoose }) => (
          <MenuItem key={name} className={styles.item} data-tone={tone} onClick={onChoose}>
            {icon}
            {name}
          </MenuItem>
        ))}
      </Base>
    </MenuProvider>
  );
}
