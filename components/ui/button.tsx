import type { ButtonHTMLAttributes, ReactNode, Ref } from "react";
import { classNames } from "./class-names";
import { Kbd } from "./kbd";

export type ButtonVariant = "primary" | "secondary" | "quiet" | "danger";

const BASE =
  "inline-flex items-center justify-center gap-1.5 rounded-md border whitespace-nowrap select-none transition-colors disabled:opacity-50 disabled:cursor-not-allowed";
const VARIANTS: Record<ButtonVariant, string> = {
  primary: "bg-accent border-accent text-on-accent font-semibold enabled:hover:brightness-110",
  secondary: "bg-surface border-line-strong text-text enabled:hover:bg-surface-2",
  quiet: "bg-transparent border-transparent text-muted enabled:hover:bg-surface-2 enabled:hover:text-text",
  danger: "bg-surface border-bad text-bad enabled:hover:bg-bad-weak",
};
const SIZES = { small: "min-h-6 px-2 text-xs", normal: "min-h-7 px-2.5", large: "min-h-9 px-4 text-lg" };

/** The look of a button, for links that act like one. */
export const buttonClass = (variant: ButtonVariant = "secondary", size: keyof typeof SIZES = "normal") =>
  classNames(BASE, VARIANTS[variant], SIZES[size]);

type Props = ButtonHTMLAttributes<HTMLButtonElement> & {
  variant?: ButtonVariant;
  size?: keyof typeof SIZES;
  /** Shown beside the text: the key that does the same. */
  shortcut?: string;
  busy?: boolean;
  ref?: Ref<HTMLButtonElement>;
  children?: ReactNode;
};

export function Button({
  variant,
  size,
  shortcut,
  busy,
  className,
  children,
  type,
  disabled,
  ...rest
}: Props) {
  return (
    <button
      type={type ?? "button"}
      className={classNames(buttonClass(variant, size), className)}
      disabled={disabled || busy}
      aria-busy={busy || undefined}
      {...rest}
    >
      {busy && (
        <span
          aria-hidden
          className="size-3 animate-spin rounded-full border-2 border-current border-e-transparent"
        />
      )}
      {children}
      {shortcut && <Kbd inherit>{shortcut}</Kbd>}
    </button>
  );
}
