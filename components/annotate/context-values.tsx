"use client";
/** Values of a task's data that are read beside it: texts as they came, never markup, and no address is opened. */
import { useId, useState } from "react";
import { classNames } from "@/components/ui/class-names";
import { useT } from "@/lib/client/i18n";
import { withLaterWords } from "@/lib/client/words/later-words";
import { type ContextValue, contextValues } from "@/lib/labels/context-values";
import type { LabelSchema } from "@/lib/labels/schema";
import { keepFocus } from "./label-context";

/** About two lines on a phone; what is longer is shown whole on demand, so that the task stays in sight. */
const SHORT_CHARS = 90;

type Props = { schema: LabelSchema; data: Record<string, unknown>; className?: string };

export function ContextValues({ schema, data, className }: Props) {
  const t = useT();
  const values = contextValues(schema, data);
  if (values.length === 0) return null;
  return (
    <section
      aria-label={t("labelLater.context")}
      // Takes the focus, so that arrow keys reach what is cut off.
      tabIndex={0}
      className={classNames(
        "max-h-[30dvh] flex-none overflow-auto bg-surface py-2 max-sm:max-h-[18dvh]",
        className,
      )}
    >
      <dl className="flex flex-wrap gap-x-6 gap-y-1.5 text-sm">
        {values.map((one) => (
          <Value key={one.field} {...one} />
        ))}
      </dl>
    </section>
  );
}

function Value({ name, value }: ContextValue) {
  const t = useT();
  const id = useId();
  const [whole, setWhole] = useState(false);
  const isLong = value.length > SHORT_CHARS || value.includes("\n");
  return (
    <div className={classNames("min-w-0", isLong && "w-full")}>
      <dt dir="auto" className="text-muted text-xs">
        {name}
      </dt>
      <dd className="min-w-0">
        <div
          id={id}
          dir="auto"
          translate="no"
          className={classNames(
            "notranslate whitespace-pre-wrap [overflow-wrap:anywhere]",
            isLong && !whole && "line-clamp-2",
          )}
        >
          {value}
        </div>
        {isLong && (
          <button
            type="button"
            aria-expanded={whole}
            aria-controls={id}
            onMouseDown={keepFocus}
            onClick={() => setWhole(!whole)}
            className="rounded text-accent text-xs hover:underline"
          >
            {t(whole ? "label.explanationLess" : "label.explanationMore")}
          </button>
        )}
      </dd>
    </div>
  );
}

export const LaterContext = withLaterWords(ContextValues);
