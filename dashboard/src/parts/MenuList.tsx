import { Menu as Base, MenuItem, useMenuStore } from '@ariakit/react';
import { type RefObject, useLayoutEffect } from 'react';
import type { MenuEntry, MenuFocus } from './Menu';
import styles from './Menu.module.css';

interface MenuListProps {
  id: string;
  /** It opens below it, is named by it, and gives the focus back to it. */
  button: RefObject<HTMLButtonElement | null>;
  focus: MenuFocus;
  items: readonly MenuEntry[];
  onClose(): void;
}

/** What a menu offers; there while it is open, and made anew each time. */
export default function MenuList({ id, button, focus, items, onClose }: MenuListProps) {
  const store = useMenuStore({ open: true, setOpen: (open) => open || onClose() });
  useLayoutEffect(() => {
    store.setDisclosureElement(button.current);
    store.setAnchorElement(button.current);
  }, [store, button]);
  useLayoutEffect(() => {
    store.setAutoFocusOnShow(true);
    store.setInitialFocus(focus);
  }, [store, focus]);
  return (
    <Base
      store={store}
      id={id}
      aria-labelledby={`${id}button`}
      gutter={6}
      portal
      className={styles.menu}
    >
      {items.map(({ label, icon, tone, onChoose }) => (
        <MenuItem key={label} className={styles.item} data-tone={tone} onClick={onChoose}>
          {icon}
          {label}
        </MenuItem>
      ))}
    </Base>
  );
}
