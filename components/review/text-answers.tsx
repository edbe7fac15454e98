"use client";
import { useMemo } from "react";
import { classNames } from "@/components/ui/class-names";
import type { Region } from "@/lib/annotation/document";
import { useT } from "@/lib/client/i18n";
import { indexCodePoints } from "@/lib/core/code-points";
import { labelColors } from "@/lib/labels/color";
import type { LabelSchema } from "@/lib/labels/schema";
import { regionLabels } from "../annotate/region-text";
import { RegionAnswerList } from "./region-answer-list";
import { hasRegionAnswers, regionWords } from "./region-words";
import type { ShownAnswer } from "./shown-answer";

type Props = {
  field: string;
  text: string;
  schema: LabelSchema;
  controls: ReadonlySet<string>;
  answers: ShownAnswer[];
};
/** `names` stand in the text, `title` tells the answers too. */
type Mark = { start: number; end: number; color: string; names: string; title: string };

/** The text once per person, with that person's spans; without spans once for all. */
export function TextAnswers(props: Props) {
  const t = useT();
  const marked = props.answers.filter((answer) => answer.state !== "skipped");
  if (props.controls.size === 0 || marked.length === 0)
    return (
      <p className="max-w-prose whitespace-pre-wrap break-words leading-7" dir="auto">
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
            <MarkedText {...props} regions={regions} />
          </section>
        );
      })}
    </div>
  );
}

function marksOf(schema: LabelSchema, regions: readonly Region[], numbered: boolean): Mark[] {
  const colors = labelColors(schema);
  return regions.flatMap((region, i) => {
    if (region.shape.kind !== "span") return [];
    const labels = regionLabels(schema, region);
    const names = numbered ? `${i + 1} ${labels}` : labels;
    const title = regionWords(schema, region);
    const color = colors.get(`${region.control}/${region.labels[0]}`) ?? "var(--l8)";
    return region.shape.parts.map(({ start, end }) => ({ start, end, color, names, title }));
  });
}

function MarkedText({ text, schema, regions }: Pick<Props, "text" | "schema"> & { regions: Region[] }) {
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
      <p className="mt-1 whitespace-pre-wrap break-words leading-8" dir="auto">
        {pieces.map(({ start, text: piece, over, ending }) =>
          over.length === 0 ? (
            <span key={start}>{piece}</span>
          ) : (
            <mark
              key={start}
              title={over.map((mark) => mark.title).join("\n")}
              className="rounded-[3px] px-0.5 text-text"
              style={{
                background: `color-mix(in srgb, ${over[0]?.color} 20%, transparent)`,
                boxShadow: over.map((mark, i) => `0 ${2 + i * 3}px 0 ${mark.color}`).join(", "),
              }}
            >
              {piece}
              {ending.map((mark, i) => (
                <small
                  key={i}
                  className="ms-1 font-semibold text-[10px]"
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
