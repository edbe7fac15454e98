"use client";
/** What a question means, under its name: read by eye, by touch and by screen readers alike. */
import { useState } from "react";
import { classNames } from "@/components/ui/class-names";
import { useT } from "@/lib/client/i18n";
import { keepFocus } from "../label-context";

/** About two lines of the panel; what is longer is shown whole on demand, so that the answers stay in sight. */
const SHORT_CHARS = 80;

export function Explanation({ id, text }: { id: string; text: string }) {
  const t = useT();
  const [whole, setWhole] = useState(false);
  const isLong = text.length > SHORT_CHARS || text.includes("\n");
  return (
    <div className="mb-1 px-2 text-muted text-xs">
      <p
        id={id}
        dir="auto"
        className={classNames("whitespace-pre-wrap break-words", isLong && !whole && "line-clamp-2")}
      >
        {text}
      </p>
      {isLong && (
        <button
          type="button"
          aria-expanded={whole}
          aria-controls={id}
          onMouseDown={keepFocus}
          onClick={() => setWhole(!whole)}
          className="rounded text-accent hover:underline"
        >
          {t(whole ? "label.explanationLess" : "label.explanationMore")}
        </button>
      )}
    </div>
  );
}
