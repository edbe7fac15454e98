"use client";
/** Marks what was found in a text by the highlights of CSS, which add nothing to the page. */
import { type RefObject, useLayoutEffect } from "react";
import type { Hit } from "@/lib/editor/find-text";
import { rangesOf } from "./dom-offsets";

/** As `globals.css` styles them. */
const FOUND = "found";
const CURRENT = "found-current";

type Given = { hits: readonly Hit[]; at: number; drawn: unknown };

export function useHighlights(root: RefObject<HTMLElement | null>, { hits, at, drawn }: Given): void {
  useLayoutEffect(() => {
    // Another one when other pieces are in the page: ranges of old ones mark nothing.
    void drawn;
    // Older browsers show the places one after the other only.
    if (!root.current || typeof Highlight === "undefined") return;
    const ranges = rangesOf(root.current, hits);
    const current = ranges[at];
    CSS.highlights.set(
      FOUND,
      new Highlight(...(ranges.filter((range) => range !== undefined && range !== current) as Range[])),
    );
    CSS.highlights.set(CURRENT, new Highlight(...(current ? [current] : [])));
    return () => {
      CSS.highlights.delete(FOUND);
      CSS.highlights.delete(CURRENT);
    };
  }, [root, hits, at, drawn]);
}
