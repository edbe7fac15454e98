"use client";
import { useMemo } from "react";
import { classNames } from "@/components/ui/class-names";
import { useT } from "@/lib/client/i18n";
import { indexCodePoints } from "@/lib/core/code-points";
import { labelColors } from "@/lib/labels/color";
import { findControl, findLabel, type LabelSchema } from "@/lib/labels/schema";
import type { ShownAnswer } from "./shown-answer";

type Props = {
  field: string;
  text: string;
  schema: LabelSchema;
  controls: ReadonlySet<string>;
  answers: ShownAnswer[];
};
type Mark = { start: number; end: number; color: string; names: string };

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
            <MarkedText {...props} answer={answer} />
          </section>
        );
      })}
    </div>
  );
}

function marksOf({ schema, controls }: Props, answer: ShownAnswer): Mark[] {
  const colors = labelColors(schema);
  return answer.document.regions.flatMap((region) => {
    if (region.shape.kind !== "span" || !controls.has(region.control)) return [];
    const control = findControl(schema, region.control);
    const names = region.labels.map((id) => (control && findLabel(control, id)?.name) ?? id).join(", ");
    const color = colors.get(`${region.control}/${region.labels[0]}`) ?? "var(--l8)";
    return region.shape.parts.map(({ start, end }) => ({ start, end, color, names }));
  });
}

function MarkedText(props: Props & { answer: ShownAnswer }) {
  const { text, answer } = props;
  const pieces = useMemo(() => {
    const index = indexCodePoints(text);
    const marks = marksOf(props, answer);
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
  }, [props, text, answer]);
  return (
    <p className="mt-1 whitespace-pre-wrap break-words leading-8" dir="auto">
      {pieces.map(({ start, text: piece, over, ending }) =>
        over.length === 0 ? (
          <span key={start}>{piece}</span>
        ) : (
          <mark
            key={start}
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
  );
}
