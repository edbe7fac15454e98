"use client";
import { type CSSProperties, useMemo } from "react";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { Icon } from "@/components/ui/icon";
import type { Region } from "@/lib/annotation/document";
import { useT } from "@/lib/client/i18n";
import { useViewSwitch } from "@/lib/client/view-switches";
import { indexCodePoints } from "@/lib/core/code-points";
import { chainNumbers } from "@/lib/editor/chain-numbers";
import type { LookCut } from "@/lib/editor/text-layout";
import { textParts } from "@/lib/editor/text-regions";
import { chainLook, colorRepeats, labelColors, lineImage } from "@/lib/labels/color";
import type { LabelSchema } from "@/lib/labels/schema";
import type { Stretch } from "@/lib/text-forms/shaped-text";
import { regionLabels } from "../annotate/region-text";
import { blockLooks, shapedBlocks } from "../annotate/text/block-looks";
import { Cells, rowClass, TableFrame, WORDS } from "../annotate/text/table-frame";
import { useToggle } from "../annotate/use-view-switch";
import { RegionAnswerList } from "./region-answer-list";
import { hasRegionAnswers, regionWords } from "./region-words";
import type { ShownAnswer } from "./shown-answer";

type Props = {
  field: string;
  text: string;
  /** Of a text that has a form. */
  layout: readonly Stretch[] | undefined;
  schema: LabelSchema;
  controls: ReadonlySet<string>;
  answers: ShownAnswer[];
  /** The reader's own; they hold whether texts are shown in a monospaced font. */
  preferences: Record<string, unknown>;
  /** Comments name regions by their numbers. */
  numbered?: boolean;
};
/** `names` stand in the text, `title` tells the answers too. */
type Mark = { start: number; end: number; color: string; repeat: number; names: string; title: string };

/** Words of the task, which stay as they are when the page is translated. */
const TEXT = "notranslate";
const WRAPPED = "whitespace-pre-wrap break-words";
/** Columns that are laid out by blanks stay under each other; the rest is reached by scrolling. */
const FIXED = "overflow-x-auto whitespace-pre font-mono [tab-size:8]";
const LINE_PX = 2;
const STEP_PX = 3;
const NO_MARKS: readonly Mark[] = [];

/** The text once per annotator with their spans; without spans it is shown once. */
export function TextAnswers(props: Props) {
  const { preferences } = props;
  const t = useT();
  const fixed = useViewSwitch("fixedWidth", preferences);
  const toggle = useToggle(preferences);
  return (
    <div className="relative">
      <Button
        size="small"
        variant="quiet"
        aria-label={t("label.actionFixedWidth")}
        aria-pressed={fixed}
        title={t("label.actionFixedWidth")}
        onClick={() => toggle("fixedWidth")}
        className={classNames("absolute! end-0 -top-1 z-1", fixed && "bg-accent-weak! text-accent!")}
      >
        <Icon name="columns" size={14} />
      </Button>
      <Texts {...props} fixed={fixed} />
    </div>
  );
}

function Texts(props: Props & { fixed: boolean }) {
  const t = useT();
  const look = classNames(TEXT, props.fixed ? FIXED : WRAPPED);
  const marked = props.answers.filter((answer) => answer.state !== "skipped");
  if (props.controls.size === 0 || marked.length === 0)
    return (
      <div
        translate="no"
        className={classNames(
          look,
          "pe-10 leading-7",
          !props.fixed && !props.layout?.[0]?.cells && "max-w-prose",
        )}
        dir="auto"
      >
        <MarkedLines text={props.text} layout={props.layout} marks={NO_MARKS} fixed={props.fixed} />
      </div>
    );
  return (
    <div className={classNames("grid gap-4", marked.length > 1 && "md:grid-cols-2")}>
      {marked.map((answer) => {
        const regions = answer.document.regions.filter((region) => props.controls.has(region.control));
        return (
          <section key={answer.annotationId} className="min-w-0">
            <h3>{t("tasks.regionsOf", { name: answer.name, count: regions.length })}</h3>
            <MarkedText {...props} look={look} regions={regions} />
          </section>
        );
      })}
    </div>
  );
}

function marksOf(schema: LabelSchema, regions: readonly Region[], numbered: boolean): Mark[] {
  const colors = labelColors(schema);
  const repeats = colorRepeats(colors);
  const chains = chainNumbers(regions);
  return regions.flatMap((region, i) => {
    const parts = textParts(region);
    if (parts.length === 0) return [];
    const labels = regionLabels(schema, region);
    const chain = chains.get(region.group ?? "");
    // As in the label view: mentions of one chain have its number.
    const sign = chain === undefined ? "" : ` #${chain}`;
    const names = `${numbered ? `${i + 1} ` : ""}${labels}${sign}`;
    const title = regionWords(schema, region);
    const target = `${region.control}/${region.labels[0]}`;
    const look = chain
      ? chainLook(chain)
      : { color: colors.get(target) ?? "var(--l8)", repeat: repeats.get(target) ?? 0 };
    return parts.map(({ start, end }) => ({ start, end, ...look, names, title }));
  });
}

/** A tint, and a line per span one under the other, as in the label view. */
function lookOf(over: readonly Mark[]): CSSProperties {
  return {
    backgroundColor: `color-mix(in srgb, ${over[0]?.color} 20%, transparent)`,
    backgroundImage: over.map(({ color, repeat }) => lineImage(color, repeat)).join(","),
    backgroundSize: over.map(() => `100% ${LINE_PX}px`).join(","),
    backgroundPosition: over.map((_, i) => `0 calc(100% - ${(over.length - 1 - i) * STEP_PX}px)`).join(","),
    backgroundRepeat: "no-repeat",
    paddingBlockEnd: `${LINE_PX + (over.length - 1) * STEP_PX}px`,
  };
}

type MarkedProps = Pick<Props, "text" | "layout" | "schema" | "numbered"> & {
  regions: Region[];
  fixed: boolean;
  look: string;
};

function MarkedText({ text, layout, schema, regions, fixed, look, numbered = false }: MarkedProps) {
  // Which of two places is the doubtful one: where there are answers, text and list are tied by numbers.
  const listed = (numbered && regions.length > 0) || hasRegionAnswers(schema, regions);
  const marks = useMemo(() => marksOf(schema, regions, listed), [schema, regions, listed]);
  return (
    <>
      <div
        translate="no"
        className={classNames(look, "mt-1", fixed ? "pt-2 leading-10" : "leading-8")}
        dir="auto"
      >
        <MarkedLines {...{ text, layout, marks, fixed }} />
      </div>
      {listed && <RegionAnswerList colors={labelColors(schema)} {...{ schema, regions }} />}
    </>
  );
}

type LinesProps = Pick<Props, "text" | "layout"> & { marks: readonly Mark[]; fixed: boolean };

/** A text with a form line by line, as each looks; another one as it is. */
function MarkedLines({ text, layout, marks, fixed }: LinesProps) {
  const lines = useMemo(() => {
    const index = indexCodePoints(text);
    const placed = marks.map((mark) => ({
      ...mark,
      start: index.toUnits(mark.start),
      end: index.toUnits(mark.end),
    }));
    if (!layout)
      return [
        {
          ...{ start: 0, look: undefined, cellPieces: undefined },
          pieces: piecesOf({ start: 0, end: text.length }, placed),
        },
      ];
    const blocks = shapedBlocks(text, layout);
    const looks = blockLooks(blocks, layout);
    return blocks.map((block, i) => {
      const look = looks.get(i);
      const over = placed.filter((mark) => mark.start < block.end && mark.end > block.start);
      const cellPieces = look?.cells && new Map(look.cells.map((cell) => [cell, piecesOf(cell, over)]));
      return {
        start: block.start,
        look,
        pieces: cellPieces ? [] : piecesOf(block, over, look?.cuts),
        cellPieces,
      };
    });
  }, [text, layout, marks]);
  const drawn = (pieces: readonly Piece[]) =>
    pieces.map((piece) => <MarkedPiece key={piece.start} {...{ text, piece, fixed }} />);
  if (layout && lines[0]?.cellPieces)
    return (
      <div className="overflow-x-auto">
        <TableFrame text={text} rows={layout}>
          {lines.map(({ start, look, cellPieces }, row) => (
            <div
              key={start}
              role="row"
              data-number={look?.isHead ? "" : row}
              className={rowClass(look?.isHead ?? false)}
            >
              {look && (
                <Cells look={look}>
                  {(cell) => (
                    <div dir="auto" className={WORDS}>
                      {drawn(cellPieces?.get(cell) ?? [])}
                    </div>
                  )}
                </Cells>
              )}
            </div>
          ))}
        </TableFrame>
      </div>
    );
  return lines.map(({ start, look, pieces }) =>
    layout ? (
      <div key={start} dir="auto" data-author={look?.author} className={look?.className} style={look?.style}>
        {drawn(pieces)}
      </div>
    ) : (
      drawn(pieces)
    ),
  );
}

/** In UTF-16 units; the names of a mark are written where it ends. */
type Piece = { start: number; end: number; look: string; over: readonly Mark[]; ending: readonly Mark[] };

function piecesOf(
  { start: from, end: to }: { start: number; end: number },
  marks: readonly Mark[],
  cuts: readonly LookCut[] = [],
): Piece[] {
  const edges = [...new Set([from, to, ...[...marks, ...cuts].flatMap(({ start, end }) => [start, end])])]
    .filter((edge) => edge >= from && edge <= to)
    .sort((a, b) => a - b);
  return edges.slice(0, -1).map((start, i) => {
    const end = edges[i + 1] ?? start;
    const covers = (one: { start: number; end: number }) => one.start <= start && one.end >= end;
    const over = marks.filter(covers);
    const look = cuts.filter(covers).map(({ className }) => className);
    return { start, end, look: look.join(" "), over, ending: over.filter((mark) => mark.end === end) };
  });
}

function MarkedPiece({ text, piece, fixed }: { text: string; piece: Piece; fixed: boolean }) {
  const { start, end, look, over, ending } = piece;
  const words = text.slice(start, end);
  if (over.length === 0) return <span className={look || undefined}>{words}</span>;
  return (
    <mark
      title={over.map((mark) => mark.title).join("\n")}
      className={classNames("rounded-[3px] text-text", fixed ? "relative" : "px-0.5", look)}
      style={lookOf(over)}
    >
      {words}
      {ending.map((mark, i) => (
        <small
          key={i}
          className={classNames(
            "font-semibold text-[10px]",
            // Between the words it would push the columns apart.
            fixed ? "absolute end-0 bottom-full font-sans leading-none" : "ms-1",
          )}
          // The bare colour is too faint on its own tint.
          style={{ color: `color-mix(in srgb, ${mark.color} 60%, var(--text))` }}
        >
          {mark.names}
        </small>
      ))}
    </mark>
  );
}
