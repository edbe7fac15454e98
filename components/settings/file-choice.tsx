"use client";
import { useId, useRef } from "react";
import { Button } from "@/components/ui/button";

/** What a list is called after its file. */
export const nameOfFile = ({ name }: File): string => name.replace(/\.[^.]*$/, "");

type Props = {
  file: File | null;
  /** Endings of the files that are offered. */
  accept: string;
  label: string;
  hint: string;
  error: string | undefined;
  onFile: (file: File) => void;
};

/** A button that chooses a file of this device, with its name and what is wrong with it. */
export function FileChoice({ file, accept, label, hint, error, onFile }: Props) {
  const input = useRef<HTMLInputElement>(null);
  const id = useId();
  return (
    <div className="flex flex-col items-start gap-1">
      <input
        ref={input}
        type="file"
        accept={accept}
        className="sr-only"
        tabIndex={-1}
        aria-label={label}
        onChange={(event) => {
          const [chosen] = event.target.files ?? [];
          event.target.value = "";
          if (chosen) onFile(chosen);
        }}
      />
      <div className="flex min-w-0 max-w-full items-center gap-2">
        <Button aria-describedby={id} onClick={() => input.current?.click()}>
          {label}
        </Button>
        <span className="truncate">{file?.name}</span>
      </div>
      <p id={id} className="text-muted text-xs">
        {hint}
      </p>
      {error !== undefined && (
        <p role="alert" className="text-bad text-xs">
          {error}
        </p>
      )}
    </div>
  );
}
