import { Button as Base, type ButtonProps as BaseProps } from '@ariakit/react';
import type { ReactNode } from 'react';
import styles from './Button.module.css';
import { classes } from './classes';

interface ButtonProps extends BaseProps {
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
    <Base className={classes(styles.button, styles[look], styles[size], className)} {...rest}>
      {icon}
      {children}
    </Base>
  );
}

interface IconButtonProps extends Omit<BaseProps, 'children'> {
  /** What it does, for who cannot see the icon, and as its tooltip. */
  label: string;
  children: ReactNode;
}

/** An icon to press. */
export function IconButton({ label, className, children, ...rest }: IconButtonProps) {
  return (
    <Base aria-label={label} title={label} className={classes(styles.icon, className)} {...rest}>
      {children}
    </Base>
  );
}
