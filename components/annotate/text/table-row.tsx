"use client";
/** A row of a table in the label view: its cells hold their pieces of the text, the tabs between them are not drawn. */
import { classNames } from "@/components/ui/class-names";
import { Cells, rowClass, WORDS } from "./table-frame";
import { BLOCK, type BlockProps, Pieces, SKIPPED } from "./text-block";

/** Room for the lines under spans and for their names. */
const LINE = "leading-[2]";

export function TableRow({ block, number, look, spans, isWhole, fixed, ...shown }: BlockProps) {
  const isHead = look?.isHead ?? false;
  return (
    <div
      role="row"
      aria-rowindex={number + 1}
      data-block={number}
      data-number={isHead ? "" : number}
      // What is skipped out of view cannot stay at the top of it.
      className={classNames(rowClass(isHead), isWhole && !isHead && SKIPPED)}
    >
      {look && (
        <Cells look={look}>
          {(cell) => (
            <div dir="auto" className={classNames(BLOCK, WORDS, LINE, fixed && "font-mono text-[14px]")}>
              {cell.start === cell.end ? (
                <span data-start={cell.start} data-end={cell.end} />
              ) : (
                <Pieces
                  {...shown}
                  block={cell}
                  fixed={fixed}
                  cuts={look.cuts}
                  spans={spans.filter(({ start, end }) => start < cell.end && end > cell.start)}
                />
              )}
            </div>
          )}
        </Cells>
      )}
    </div>
  );
}
