import type { ComponentProps, ReactNode } from 'react';
import styles from './Button.module.css';
import { classes } from './classes';

interface ButtonProps extends ComponentProps<'button'> {
  /** `main`: what one most likely wants here, once per view; `plain`: words alone. */
  look?: 'main' | 'quiet' | 'plain' | 'bad';
  size?: 'm' | 's';
  icon?: ReactNode;
}

/** Something to press. */
export function Button({
  look = 'quiet',
  size = 'm',
  icon,
  className,
  children,
  ...rest
}: ButtonProps) {
  return (
    <button
      type="button"
      className={classes(styles.button, styles[look], styles[size], className)}
      {...rest}
    >
      {icon}
      {children}
    </button>
  );
}

interface IconButtonProps extends Omit<ComponentProps<'button'>, 'children'> {
  /** What it does, for who cannot see the icon, and as its tooltip. */
  label: string;
  children: ReactNode;
}

/** An icon to press. */
export function IconButton({ label, className, children, ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      className={classes(styles.icon, className)}
      {...rest}
    >
      {children}
    </button>
  );
}
