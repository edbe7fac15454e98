"use client";
import { type CSSProperties, useMemo } from "react";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { Icon } from "@/components/ui/icon";
import type { Region } from "@/lib/annotation/document";
import { useFixedWidth } from "@/lib/client/fixed-width";
import { useT } from "@/lib/client/i18n";
import { indexCodePoints } from "@/lib/core/code-points";
import { textParts } from "@/lib/editor/text-regions";
import { colorRepeats, labelColors, lineImage } from "@/lib/labels/color";
import type { LabelSchema } from "@/lib/labels/schema";
import { regionLabels } from "../annotate/region-text";
import { useFixedWidthSwitch } from "../annotate/text/use-fixed-width-switch";
import { RegionAnswerList } from "./region-answer-list";
import { hasRegionAnswers, regionWords } from "./region-words";
import type { ShownAnswer } from "./shown-answer";

type Props = {
  field: string;
  text: string;
  schema: LabelSchema;
  controls: ReadonlySet<string>;
  answers: ShownAnswer[];
  /** The reader's own; they hold whether texts are shown in a monospaced font. */
  preferences: Record<string, unknown>;
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

/** The text once per annotator with their spans; without spans it is shown once. */
export function TextAnswers(props: Props) {
  const { preferences } = props;
  const t = useT();
  const fixed = useFixedWidth(preferences);
  const toggle = useFixedWidthSwitch(preferences);
  return (
    <div className="relative">
      <Button
        size="small"
        variant="quiet"
        aria-label={t("label.actionFixedWidth")}
        aria-pressed={fixed}
        title={t("label.actionFixedWidth")}
        onClick={toggle}
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
      <p
        translate="no"
        className={classNames(look, "pe-10 leading-7", !props.fixed && "max-w-prose")}
        dir="auto"
      >
        {props.text}
      </p>
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
  return regions.flatMap((region, i) => {
    const parts = textParts(region);
    if (parts.length === 0) return [];
    const labels = regionLabels(schema, region);
    const names = numbered ? `${i + 1} ${labels}` : labels;
    const title = regionWords(schema, region);
    const target = `${region.control}/${region.labels[0]}`;
    const look = { color: colors.get(target) ?? "var(--l8)", repeat: repeats.get(target) ?? 0 };
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

type MarkedProps = Pick<Props, "text" | "schema"> & { regions: Region[]; fixed: boolean; look: string };

function MarkedText({ text, schema, regions, fixed, look }: MarkedProps) {
  // Which of two places is the doubtful one: where there are answers, text and list are tied by numbers.
  const listed = hasRegionAnswers(schema, regions);
  const pieces = useMemo(() => {
    const index = indexCodePoints(text);
    const marks = marksOf(schema, regions, listed);
    const edges = [...new Set([0, index.length, ...marks.flatMap((mark) => [mark.start, mark.end])])]
      .filter((edge) => edge >= 0 && edge <= index.length)
      .sort((a, b) => a - b);
    return edges.slice(0, -1).map((start, i) => {
      const end = edges[i + 1] ?? start;
      const over = marks.filter((mark) => mark.start <= start && mark.end >= end);
      return {
        start,
        text: index.slice(start, end),
        over,
        // The label is written where its span ends.
        ending: over.filter((mark) => mark.end === end),
      };
    });
  }, [text, schema, regions, listed]);
  return (
    <>
      <p
        translate="no"
        className={classNames(look, "mt-1", fixed ? "pt-2 leading-10" : "leading-8")}
        dir="auto"
      >
        {pieces.map(({ start, text: piece, over, ending }) =>
          over.length === 0 ? (
            <span key={start}>{piece}</span>
          ) : (
            <mark
              key={start}
              title={over.map((mark) => mark.title).join("\n")}
              className={classNames("rounded-[3px] text-text", fixed ? "relative" : "px-0.5")}
              style={lookOf(over)}
            >
              {piece}
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
          ),
        )}
      </p>
      {listed && <RegionAnswerList colors={labelColors(schema)} {...{ schema, regions }} />}
    </>
  );
}
