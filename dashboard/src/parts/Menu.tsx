import {
  type ComponentProps,
  type ReactNode,
  type RefObject,
  Suspense,
  useId,
  useRef,
  useState,
} from 'react';
import { soon } from './lazily';

// A page has dozens of menus and opens few: until then each is the button alone.
const MenuList = soon(() => import('./MenuList'));

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

/** Where the focus goes as it opens: with the keys to an entry, else to the list. */
export type MenuFocus = 'first' | 'last' | 'container';

/** A button that opens a list of things to do. */
export function Menu({ label, children, className, items }: MenuProps) {
  const button = useRef<HTMLButtonElement>(null);
  const id = useId();
  const { isOpen, focus, close, opening } = useOpening(button);
  return (
    <>
      <button
        ref={button}
        type="button"
        id={`${id}button`}
        aria-label={label}
        title={label}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        className={className}
        {...opening}
      >
        {children}
      </button>
      {isOpen && (
        <Suspense>
          <MenuList {...{ id, button, focus, items }} onClose={close} />
        </Suspense>
      )}
    </>
  );
}

interface Opening {
  isOpen: boolean;
  focus: MenuFocus;
  close(): void;
  /** What the button listens to. */
  opening: Pick<ComponentProps<'button'>, 'onClick' | 'onKeyDown'>;
}

const ARROWS: Partial<Record<string, MenuFocus>> = { ArrowDown: 'first', ArrowUp: 'last' };

function useOpening(button: RefObject<HTMLButtonElement | null>): Opening {
  const [isOpen, setOpen] = useState(false);
  const [focus, setFocus] = useState<MenuFocus>('container');
  const close = (): void => {
    setOpen(false);
    // Whoever was in the menu is back at its button; whoever went elsewhere stays there.
    if (document.activeElement?.closest('[role=menu]')) button.current?.focus();
  };
  const open = (where: MenuFocus): void => {
    setFocus(where);
    setOpen(true);
  };
  return {
    isOpen,
    focus,
    close,
    opening: {
      onClick: ({ detail }) => {
        if (isOpen) close();
        // Keys press without any click.
        else open(detail === 0 ? 'first' : 'container');
      },
      onKeyDown: (event) => {
        const where = ARROWS[event.key];
        if (!where) return;
        event.preventDefault();
        open(where);
      },
    },
  };
}
