"use client";
import { useRef } from "react";

/** Choosing rows by their boxes: with Shift all from the one chosen before to this one. */
export function useRangeChoice(
  ids: readonly string[],
  choose: (ids: readonly string[], on: boolean) => void,
): (id: string, on: boolean, withShift: boolean) => void {
  const last = useRef<string | null>(null);
  return (id, on, withShift) => {
    const from = withShift && last.current !== null ? ids.indexOf(last.current) : -1;
    const to = ids.indexOf(id);
    last.current = id;
    choose(from < 0 ? [id] : ids.slice(Math.min(from, to), Math.max(from, to) + 1), on);
  };
}
