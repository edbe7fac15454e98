/** The questions of a label schema as a drawing: names with their labels, figures to choose from, or a field to write in. */
import type { ReactNode } from "react";
import { answerKind, isAnswerControl } from "@/lib/kinds";
import { labelColors } from "@/lib/labels/color";
import { comparesInputs } from "@/lib/labels/compared-inputs";
import { type Control, hasLabels, type LabelSchema } from "@/lib/labels/schema";
import { FRAME } from "./sketch";

const ROW = 9.5;
const LEFT = 7;
const CHARS = 17;
const MOST_FIGURES = 6;
/** Labels of one question, so that others are seen, too. */
const MOST_LABELS = 5;

const cut = (text: string) => (text.length > CHARS ? `${text.slice(0, CHARS - 1).trimEnd()}…` : text);

type Line = { height: number; draw: (y: number) => ReactNode };

function Words({ text, isTitle, x = LEFT, y }: { text: string; isTitle: boolean; x?: number; y: number }) {
  return (
    <text
      x={x}
      y={y + 6.5}
      fontSize={isTitle ? 6.2 : 6.6}
      fontWeight={isTitle ? 650 : 400}
      fill={isTitle ? "var(--muted)" : "var(--text)"}
    >
      {cut(text)}
    </text>
  );
}

const figures =
  (count: number): Line["draw"] =>
  (y) =>
    Array.from({ length: count }, (_, i) => (
      <rect
        key={i}
        x={LEFT + i * 10.5}
        y={y + 0.5}
        width={8.5}
        height={8}
        rx={1.5}
        fill={i < count - 1 ? "none" : "var(--accent-weak)"}
        stroke={i < count - 1 ? "var(--line-strong)" : "var(--accent)"}
        strokeWidth={0.7}
      />
    ));

const field: Line["draw"] = (y) => (
  <>
    <rect
      x={LEFT}
      y={y + 0.5}
      width={FRAME.side - LEFT * 2}
      height={12}
      rx={2}
      fill="var(--bg)"
      stroke="var(--line-strong)"
      strokeWidth={0.7}
    />
    <rect x={LEFT + 4} y={y + 5} width={26} height={3} rx={1.5} fill="var(--line-strong)" opacity={0.7} />
  </>
);

const Choice = ({ y, isChosen }: { y: number; isChosen: boolean }) => (
  <circle
    cx={LEFT + 2.5}
    cy={y}
    r={isChosen ? 1.9 : 2.3}
    fill="none"
    stroke={isChosen ? "var(--accent)" : "var(--line-strong)"}
    strokeWidth={isChosen ? 2 : 0.8}
  />
);

function linesOf(control: Control, colors: ReadonlyMap<string, string>): Line[] {
  const title: Line = { height: ROW, draw: (y) => <Words text={control.name} isTitle y={y} /> };
  const kind = isAnswerControl(control) ? answerKind(control.kind) : null;
  const values = isAnswerControl(control) ? (kind?.values?.(control) ?? []) : [];
  if (hasLabels(control) && !comparesInputs(control))
    return [
      title,
      ...control.labels.slice(0, MOST_LABELS).map(
        ({ id, name }, i): Line => ({
          height: ROW,
          draw: (y) => (
            <>
              {kind ? (
                <Choice y={y + 4.3} isChosen={i === 0} />
              ) : (
                <rect
                  x={LEFT}
                  y={y + 1.8}
                  width={5}
                  height={5}
                  rx={1.2}
                  fill={colors.get(`${control.id}/${id}`) ?? "var(--l8)"}
                />
              )}
              <Words text={name} isTitle={false} x={LEFT + 8} y={y} />
            </>
          ),
        }),
      ),
    ];
  if (values.length > 0)
    return [title, { height: ROW + 2, draw: figures(Math.min(values.length, MOST_FIGURES)) }];
  return [title, { height: ROW + 6, draw: field }];
}

export function PanelSketch({ schema }: { schema: LabelSchema }) {
  const colors = labelColors(schema);
  const end = FRAME.height - FRAME.bar - 2;
  const drawn: ReactNode[] = [];
  let y = 5;
  for (const [i, control] of schema.controls.entries()) {
    if (i > 0) y += 3;
    for (const [j, line] of linesOf(control, colors).entries()) {
      if (y + line.height > end) break;
      drawn.push(<g key={`${i} ${j}`}>{line.draw(y)}</g>);
      y += line.height;
    }
  }
  return (
    <g>
      <rect width={FRAME.side} height={FRAME.height} fill="var(--surface)" />
      <path d={`M${FRAME.side} 0V${FRAME.height}`} stroke="var(--line)" />
      {drawn}
    </g>
  );
}
