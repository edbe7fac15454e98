"use client";
import { useState } from "react";
import { TextField } from "@/components/ui/field";

type Props = {
  label: string;
  value: string;
  /** Id of a list of suggestions. */
  list?: string;
  className?: string;
  onDone: (value: string) => void;
};

/** A text that takes effect when it is done: with Enter, or on leaving the field. */
export function TextFilter({ label, value, list, className, onDone }: Props) {
  const [text, setText] = useState(value);
  const [known, setKnown] = useState(value);
  if (known !== value) {
    setKnown(value);
    setText(value);
  }
  const done = () => text.trim() !== value && onDone(text.trim());
  return (
    <TextField
      {...{ label, list, className }}
      dir="auto"
      value={text}
      maxLength={400}
      onChange={(event) => setText(event.target.value)}
      onBlur={done}
      onKeyDown={(event) => event.key === "Enter" && done()}
    />
  );
}
