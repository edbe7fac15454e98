/** The look of what is typed into. */
export const inputClass =
  "w-full rounded-md border border-line-strong bg-surface px-2.5 text-text min-h-7 aria-invalid:border-bad disabled:opacity-60";
