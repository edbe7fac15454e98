"use client";
import { type CSSProperties, memo } from "react";
import { classNames } from "@/components/ui/class-names";
import { type TextBlock as Block, type LookCut, type PlacedSpan, segmentsOf } from "@/lib/editor/text-layout";
import { lineImage } from "@/lib/labels/color";
import type { BlockLook } from "./block-looks";
import { tableParts } from "./load-looks";

export type SpanLook = {
  color: string;
  repeat: number;
  name: string;
  /** A model says so, and nobody yet: its line is broken, and nothing is tinted. */
  isPredicted: boolean;
};

export const BLOCK = "text-block";
/** Blocks out of view are not laid out where all of a text is in the page. */
export const SKIPPED = "[contain-intrinsic-size:auto_34px] [content-visibility:auto]";
const WRAPPED =
  "mx-auto max-w-[66ch] whitespace-pre-wrap text-[16px] leading-[2.15] [overflow-wrap:anywhere]";
/** As wide as its line; columns stay under each other. */
const FIXED = "w-max min-w-full whitespace-pre font-mono text-[14px] leading-[2.6] [tab-size:8]";
/** The name of the label stands after the span as generated content: never selected, never counted. */
const SPAN =
  "rounded-[2px] data-tag:after:ms-[3px] data-tag:after:align-super data-tag:after:font-semibold data-tag:after:text-[10.5px] data-tag:after:text-(--tag) data-tag:after:leading-none data-tag:after:content-[attr(data-tag)]";
/** Between words it would push the columns apart: there it stands over the end of the span. */
const TAG_ABOVE =
  "relative data-tag:after:absolute data-tag:after:end-0 data-tag:after:bottom-[calc(100%-1px)] data-tag:after:whitespace-nowrap data-tag:after:font-sans";
const LINE_PX = 2.5;
const STEP_PX = 4;

const brokenLine = (color: string) => `repeating-linear-gradient(90deg, ${color} 0 5px, transparent 5px 9px)`;

/** One underline per span, on its own level, and a tint of the uppermost: nested spans stay apart. */
function underlines(spans: readonly PlacedSpan[], looks: Map<string, SpanLook>, chosen: ReadonlySet<string>) {
  if (spans.length === 0) return undefined;
  const color = (span: PlacedSpan) => looks.get(span.id)?.color ?? "var(--l8)";
  const deepest = Math.max(...spans.map((span) => span.level));
  const place = (span: PlacedSpan) => `0 calc(100% - ${(deepest - span.level) * STEP_PX}px)`;
  const top = spans.find((span) => chosen.has(span.id)) ?? (spans.at(-1) as PlacedSpan);
  const strength = spans.some((span) => chosen.has(span.id)) ? 30 : 13;
  const style: CSSProperties = {
    backgroundImage: spans
      .map((span) => {
        const look = looks.get(span.id);
        return look?.isPredicted ? brokenLine(look.color) : lineImage(color(span), look?.repeat ?? 0);
      })
      .join(","),
    backgroundSize: spans.map(() => `100% ${LINE_PX}px`).join(","),
    backgroundPosition: spans.map(place).join(","),
    backgroundRepeat: "no-repeat",
    ...((strength === 30 || !looks.get(top.id)?.isPredicted) && {
      backgroundColor: `color-mix(in srgb, ${color(top)} ${strength}%, transparent)`,
    }),
    paddingBlockEnd: `${2 + deepest * STEP_PX}px`,
  };
  return style;
}

export type BlockProps = {
  text: string;
  block: Block;
  number: number;
  /** Of a text that has a form. */
  look: BlockLook | undefined;
  spans: readonly PlacedSpan[];
  looks: Map<string, SpanLook>;
  chosen: ReadonlySet<string>;
  /** Letters of one width, unwrapped. */
  fixed: boolean;
  /** All blocks of the text are in the page. */
  isWhole: boolean;
};

type PiecesProps = Pick<BlockProps, "text" | "block" | "spans" | "looks" | "chosen" | "fixed"> & {
  cuts: readonly LookCut[] | undefined;
};

/** The text of a block in pieces, cut where spans and looks begin and end. */
export function Pieces({ text, block, spans, looks, chosen, fixed, cuts }: PiecesProps) {
  return segmentsOf(block, spans, cuts).map((segment) => {
    const piece = text.slice(segment.start, segment.end);
    if (segment.spans.length === 0)
      return (
        <span
          key={segment.start}
          data-start={segment.start}
          data-end={segment.end}
          className={segment.look || undefined}
        >
          {piece}
        </span>
      );
    const names = segment.ending.map((span) => looks.get(span.id)?.name ?? "").join(" · ");
    const last = segment.ending.at(-1);
    return (
      <span
        key={segment.start}
        data-start={segment.start}
        data-end={segment.end}
        data-spans={segment.spans.map((span) => span.id).join(" ")}
        {...(last ? { "data-tag": names } : {})}
        className={classNames(SPAN, fixed && TAG_ABOVE, segment.look)}
        style={{
          ...underlines(segment.spans, looks, chosen),
          ...({ "--tag": looks.get(last?.id ?? "")?.color ?? "inherit" } as CSSProperties),
        }}
      >
        {piece}
      </span>
    );
  });
}

function BlockView(props: BlockProps) {
  const { number, look, spans, fixed, isWhole } = props;
  const TableRow = look?.cells && tableParts()?.TableRow;
  if (TableRow) return <TableRow {...props} />;
  const depth = Math.max(0, ...spans.map((span) => span.level));
  return (
    <div
      dir="auto"
      data-block={number}
      data-author={look?.author}
      className={classNames(BLOCK, isWhole && SKIPPED, fixed ? FIXED : WRAPPED, look?.className)}
      style={{ paddingBlockEnd: depth * STEP_PX, ...look?.style }}
    >
      <Pieces {...props} cuts={look?.cuts} />
    </div>
  );
}

const sameSpans = (a: readonly PlacedSpan[], b: readonly PlacedSpan[]) =>
  a.length === b.length &&
  a.every((span, i) => {
    const other = b[i];
    return (
      span.id === other?.id &&
      span.start === other.start &&
      span.end === other.end &&
      span.level === other.level
    );
  });

/** Drawn again only when something in this very block changed: the text may be megabytes. */
export const TextBlockView = memo(
  BlockView,
  (before, after) =>
    before.text === after.text &&
    before.block === after.block &&
    before.look === after.look &&
    before.fixed === after.fixed &&
    sameSpans(before.spans, after.spans) &&
    after.spans.every(
      ({ id }) =>
        before.looks.get(id)?.color === after.looks.get(id)?.color &&
        before.looks.get(id)?.repeat === after.looks.get(id)?.repeat &&
        before.looks.get(id)?.name === after.looks.get(id)?.name &&
        before.looks.get(id)?.isPredicted === after.looks.get(id)?.isPredicted &&
        before.chosen.has(id) === after.chosen.has(id),
    ),
);
