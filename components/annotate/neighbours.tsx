"use client";
/** The texts of the tasks before or after the task in its group, to be read. */
import { useEffect, useRef } from "react";
import { classNames } from "@/components/ui/class-names";
import { useT } from "@/lib/client/i18n";
import { withLaterWords } from "@/lib/client/words/later-words";
import type { Neighbour } from "@/lib/contracts/labeling";

type Props = { side: "before" | "after"; tasks: readonly Neighbour[] };

export function Neighbours({ side, tasks }: Props) {
  const t = useT();
  const box = useRef<HTMLElement>(null);
  useEffect(() => {
    // The words nearest to the task are in sight first.
    if (side === "before" && box.current) box.current.scrollTop = box.current.scrollHeight;
  }, [side]);
  return (
    <section
      ref={box}
      aria-label={t(side === "before" ? "labelLater.tasksBefore" : "labelLater.tasksAfter")}
      tabIndex={0}
      className={classNames(
        "max-h-[25dvh] flex-none overflow-auto border-line bg-bg px-5 py-2 text-muted max-sm:max-h-[15dvh] sm:px-10",
        side === "before" ? "border-b" : "border-t",
      )}
    >
      {tasks.map(({ seq, texts }) => (
        <div key={seq} className="mx-auto flex max-w-[66ch] gap-3 py-1">
          <span className="num flex-none text-xs leading-6">#{seq}</span>
          <div className="min-w-0">
            {texts.map((text, i) => (
              <p
                key={i}
                dir="auto"
                translate="no"
                className="notranslate whitespace-pre-wrap [overflow-wrap:anywhere]"
              >
                {text}
              </p>
            ))}
          </div>
        </div>
      ))}
    </section>
  );
}

export const LaterNeighbours = withLaterWords(Neighbours);
