/**
 * Buttons. `primary` is the one thing a page is for, `destructive` removes something and says what, `quiet` is
 * everything else, and `bare` is for rows and bars where an outline would be noise.
 */
import type { ComponentProps, ReactNode } from 'react';
import { classNames } from './classNames.ts';
import styles from './Button.module.css';

export type ButtonVariant = 'primary' | 'quiet' | 'bare' | 'destructive';

export interface ButtonProps extends ComponentProps<'button'> {
  readonly variant?: ButtonVariant;
  /** A lucide icon; decoration only, the text is the name. */
  readonly icon?: ReactNode;
}

/** Class names of a button, for links that should look like one. */
export function buttonClass(variant: ButtonVariant = 'quiet'): string {
  return classNames(styles['button'], styles[variant]);
}

export function Button({ variant = 'quiet', icon, className, children, ...rest }: ButtonProps) {
  return (
    <button type="button" {...rest} className={classNames(buttonClass(variant), className)}>
      {icon !== undefined && (
        <span className={styles['icon']} aria-hidden="true">
          {icon}
        </span>
      )}
      {children}
    </button>
  );
}

export interface IconButtonProps extends Omit<ComponentProps<'button'>, 'children' | 'aria-label'> {
  /** Accessible name, shown as a tooltip too. */
  readonly label: string;
  readonly icon: ReactNode;
  readonly variant?: ButtonVariant;
}

/** A square button whose name is not written on it. */
export function IconButton({ label, icon, variant = 'bare', className, ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      title={label}
      {...rest}
      aria-label={label}
      className={classNames(buttonClass(variant), styles['square'], className)}
    >
      <span className={styles['icon']} aria-hidden="true">
        {icon}
      </span>
    </button>
  );
}
