"use client";
import {
  type InputHTMLAttributes,
  type ReactNode,
  type SelectHTMLAttributes,
  type TextareaHTMLAttributes,
  useId,
} from "react";
import { classNames } from "./class-names";
import { inputClass } from "./input-class";

type FieldProps = {
  label: string;
  hint?: ReactNode;
  error?: string | undefined;
  hideLabel?: boolean;
  className?: string;
};

/** Label, control, hint and error tied together for screen readers. */
function Field({
  label,
  hint,
  error,
  hideLabel,
  className,
  children,
}: FieldProps & { children: (ids: ReturnType<typeof describedIds>) => ReactNode }) {
  const id = useId();
  const ids = describedIds(id, Boolean(hint), error);
  return (
    <div className={classNames("flex flex-col gap-1", className)}>
      <label htmlFor={id} className={hideLabel ? "sr-only" : "font-semibold text-sm"}>
        {label}
      </label>
      {children(ids)}
      {hint && (
        <div id={`${id}-hint`} className="text-muted text-xs">
          {hint}
        </div>
      )}
      {error && (
        <div id={`${id}-error`} role="alert" className="text-bad text-xs">
          {error}
        </div>
      )}
    </div>
  );
}

function describedIds(id: string, hint: boolean, error: string | undefined) {
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ");
  return { id, "aria-describedby": described || undefined, "aria-invalid": error ? true : undefined };
}

export function TextField({
  label,
  hint,
  error,
  hideLabel,
  className,
  ...rest
}: FieldProps & InputHTMLAttributes<HTMLInputElement>) {
  return (
    <Field {...{ label, hint, error, hideLabel, className }}>
      {(ids) => <input {...ids} className={inputClass} {...rest} />}
    </Field>
  );
}

export function TextArea({
  label,
  hint,
  error,
  hideLabel,
  className,
  ...rest
}: FieldProps & TextareaHTMLAttributes<HTMLTextAreaElement>) {
  return (
    <Field {...{ label, hint, error, hideLabel, className }}>
      {(ids) => <textarea {...ids} className={classNames(inputClass, "py-1.5")} {...rest} />}
    </Field>
  );
}

export function Select({
  label,
  hint,
  error,
  hideLabel,
  className,
  children,
  ...rest
}: FieldProps & SelectHTMLAttributes<HTMLSelectElement>) {
  return (
    <Field {...{ label, hint, error, hideLabel, className }}>
      {(ids) => (
        <select {...ids} className={inputClass} {...rest}>
          {children}
        </select>
      )}
    </Field>
  );
}

export function Checkbox({
  label,
  hint,
  ...rest
}: { label: ReactNode; hint?: ReactNode } & Omit<InputHTMLAttributes<HTMLInputElement>, "type">) {
  const id = useId();
  return (
    <div className="flex items-start gap-2">
      <input id={id} type="checkbox" className="mt-0.5 size-4 flex-none accent-(--accent)" {...rest} />
      <label htmlFor={id} className="leading-5">
        {label}
        {hint && <span className="block text-muted text-xs">{hint}</span>}
      </label>
    </div>
  );
}
