/**
 * The label view of a label schema as a small drawing, made from the schema itself: its questions with their labels, its texts and
 * images, and an example of each kind of region. It follows the theme, and says nothing to screen readers.
 */
import { isRelationControl } from "@/lib/kinds";
import { comparedInputs } from "@/lib/labels/compared-inputs";
import type { LabelSchema } from "@/lib/labels/schema";
import { ImageSketch } from "./image-sketch";
import { PanelSketch } from "./panel-sketch";
import { FRAME, type Place } from "./sketch";
import { TextSketch } from "./text-sketch";

const { width: WIDTH, height: HEIGHT, side: SIDE, bar: BAR } = FRAME;

/** Of an input that is read before the ones that are compared. */
const ASIDE_HEIGHT = 30;
const GAP = 4;

type Inputs = LabelSchema["inputs"];

/** Beside each other in equal parts, or one under another. */
function divided(inputs: Inputs, { x, y, width, height }: Place, isRow: boolean): [Inputs[number], Place][] {
  const count = inputs.length;
  const size = ((isRow ? width : height) - GAP * (count - 1)) / count;
  return inputs.map((input, i) => [
    input,
    isRow
      ? { x: x + i * (size + GAP), y, width: size, height }
      : { x, y: y + i * (size + GAP), width, height: size },
  ]);
}

/** Inputs that are compared stand beside each other, the others above them. */
function placesOf(schema: LabelSchema): [Inputs[number], Place][] {
  const compared = comparedInputs(schema);
  const room = {
    x: SIDE + GAP * 2,
    y: GAP * 2,
    width: WIDTH - SIDE - GAP * 4,
    height: HEIGHT - BAR - GAP * 4,
  };
  const row = schema.inputs.filter(({ id }) => compared.has(id));
  const others = schema.inputs.filter(({ id }) => !compared.has(id));
  if (row.length === 0) return divided(others, room, false);
  if (others.length === 0) return divided(row, room, true);
  const above = ASIDE_HEIGHT * others.length;
  return [
    ...divided(others, { ...room, height: above }, false),
    ...divided(row, { ...room, y: room.y + above + GAP, height: room.height - above - GAP }, true),
  ];
}

export function TemplatePicture({ schema }: { schema: LabelSchema }) {
  const isRelated = schema.controls.some(isRelationControl);
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden className="block w-full bg-bg">
      {placesOf(schema).map(([input, place]) =>
        input.kind === "image" ? (
          <ImageSketch key={input.id} {...{ schema, input, place, isRelated }} />
        ) : (
          <TextSketch key={input.id} {...{ schema, input, place, isRelated }} />
        ),
      )}
      <PanelSketch schema={schema} />
      <rect x={0} y={HEIGHT - BAR} width={WIDTH} height={BAR} fill="var(--surface)" />
      <path d={`M0 ${HEIGHT - BAR}h${WIDTH}`} stroke="var(--line)" />
      <rect x={6} y={HEIGHT - BAR + 4} width={26} height={7} rx={2} fill="var(--accent)" />
      <rect x={36} y={HEIGHT - BAR + 4} width={18} height={7} rx={2} fill="var(--surface-2)" />
    </svg>
  );
}
