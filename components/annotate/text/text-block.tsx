"use client";
import { type CSSProperties, memo } from "react";
import { type TextBlock as Block, type PlacedSpan, segmentsOf } from "@/lib/editor/text-layout";

export type SpanLook = { color: string; name: string };

/** Blocks out of view are not laid out: a text of megabytes opens as fast as a short one. */
const BLOCK =
  "text-block mx-auto max-w-[66ch] whitespace-pre-wrap text-[16px] leading-[2.15] [contain-intrinsic-size:auto_34px] [content-visibility:auto] [overflow-wrap:anywhere]";
/** The name of the label stands after the span as generated content: never selected, never counted. */
const SPAN =
  "rounded-[2px] data-tag:after:ms-[3px] data-tag:after:align-super data-tag:after:font-semibold data-tag:after:text-[10.5px] data-tag:after:text-(--tag) data-tag:after:leading-none data-tag:after:content-[attr(data-tag)]";
const LINE_PX = 2.5;
const STEP_PX = 4;

/** One underline per span, on its own level, and a tint of the uppermost: nested spans stay apart. */
function underlines(spans: readonly PlacedSpan[], looks: Map<string, SpanLook>, chosen: ReadonlySet<string>) {
  if (spans.length === 0) return undefined;
  const color = (span: PlacedSpan) => looks.get(span.id)?.color ?? "var(--l8)";
  const deepest = Math.max(...spans.map((span) => span.level));
  const place = (span: PlacedSpan) => `0 calc(100% - ${(deepest - span.level) * STEP_PX}px)`;
  const top = spans.find((span) => chosen.has(span.id)) ?? (spans.at(-1) as PlacedSpan);
  const strength = spans.some((span) => chosen.has(span.id)) ? 30 : 13;
  const style: CSSProperties = {
    backgroundImage: spans.map((span) => `linear-gradient(${color(span)},${color(span)})`).join(","),
    backgroundSize: spans.map(() => `100% ${LINE_PX}px`).join(","),
    backgroundPosition: spans.map(place).join(","),
    backgroundRepeat: "no-repeat",
    backgroundColor: `color-mix(in srgb, ${color(top)} ${strength}%, transparent)`,
    paddingBlockEnd: `${2 + deepest * STEP_PX}px`,
  };
  return style;
}

type Props = {
  text: string;
  block: Block;
  spans: readonly PlacedSpan[];
  looks: Map<string, SpanLook>;
  chosen: ReadonlySet<string>;
};

function BlockView({ text, block, spans, looks, chosen }: Props) {
  const depth = Math.max(0, ...spans.map((span) => span.level));
  return (
    <div dir="auto" className={BLOCK} style={{ paddingBlockEnd: depth * STEP_PX }}>
      {segmentsOf(block, spans).map((segment) => {
        const piece = text.slice(segment.start, segment.end);
        if (segment.spans.length === 0)
          return (
            <span key={segment.start} data-start={segment.start}>
              {piece}
            </span>
          );
        const names = segment.ending.map((span) => looks.get(span.id)?.name ?? "").join(" · ");
        const last = segment.ending.at(-1);
        return (
          <span
            key={segment.start}
            data-start={segment.start}
            data-spans={segment.spans.map((span) => span.id).join(" ")}
            {...(last ? { "data-tag": names } : {})}
            className={SPAN}
            style={{
              ...underlines(segment.spans, looks, chosen),
              ...({ "--tag": looks.get(last?.id ?? "")?.color ?? "inherit" } as CSSProperties),
            }}
          >
            {piece}
          </span>
        );
      })}
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
    sameSpans(before.spans, after.spans) &&
    after.spans.every(
      ({ id }) =>
        before.looks.get(id)?.color === after.looks.get(id)?.color &&
        before.looks.get(id)?.name === after.looks.get(id)?.name &&
        before.chosen.has(id) === after.chosen.has(id),
    ),
);
