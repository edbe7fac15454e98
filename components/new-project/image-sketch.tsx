/** An image of the label view as a drawing: a plain scene with things in it, and an example of each kind of region around them. */
import { isRegionControl, regionKind, type Shape } from "@/lib/kinds";
import { dotsOf, traceShape } from "@/lib/kinds/outlines";
import { svgPath } from "@/lib/kinds/path";
import type { RegionControl } from "@/lib/labels/schema";
import { type Place, type SketchProps, type SketchRegion, sketchRegions } from "./sketch";

/** Examples of shapes are made for an image of this size. */
const EXAMPLE_IMAGE = { width: 200, height: 200 };
/** Where things stand, shares of the image. */
const THINGS: readonly Place[] = [
  { x: 0.08, y: 0.42, width: 0.3, height: 0.36 },
  { x: 0.6, y: 0.24, width: 0.28, height: 0.32 },
  { x: 0.46, y: 0.66, width: 0.26, height: 0.22 },
];

const within = (share: Place, { x, y, width, height }: Place): Place => ({
  x: x + share.x * width,
  y: y + share.y * height,
  width: share.width * width,
  height: share.height * height,
});

/** Moves and scales what lies within `from` onto `to`; a point is moved alone. */
function fitted(from: Place, to: Place): string {
  const scaleX = from.width > 0 ? to.width / from.width : 1;
  const scaleY = from.height > 0 ? to.height / from.height : 1;
  const x = to.x + (from.width > 0 ? 0 : to.width / 2) - from.x * scaleX;
  const y = to.y + (from.height > 0 ? 0 : to.height / 2) - from.y * scaleY;
  return `translate(${x} ${y}) scale(${scaleX} ${scaleY})`;
}

function DrawnRegion({ region: { control, color }, thing }: { region: SketchRegion; thing: Place }) {
  const kind = regionKind(control.kind);
  const shape: Shape = kind.example(control, EXAMPLE_IMAGE);
  const bounds = kind.geometry?.bounds(shape);
  if (!bounds) return null;
  const hasArea = kind.geometry?.hasArea === true;
  return (
    <g transform={fitted(bounds, thing)}>
      <path
        d={svgPath((sink) => traceShape(sink, shape, 0.75, control))}
        vectorEffect="non-scaling-stroke"
        fillRule="evenodd"
        fill={hasArea ? color : "none"}
        fillOpacity={kind.geometry?.isFilled ? 0.5 : 0.16}
        stroke={color}
        strokeWidth={1.6}
      />
      {dotsOf(shape).map(({ point: [x, y] }, i) => (
        <path
          key={i}
          d={`M${x} ${y}h0`}
          vectorEffect="non-scaling-stroke"
          stroke={color}
          strokeWidth={4}
          strokeLinecap="round"
        />
      ))}
    </g>
  );
}

export function ImageSketch({ schema, input, place, isRelated }: SketchProps) {
  const controls = schema.controls.filter(
    (control): control is RegionControl => isRegionControl(control) && control.input === input.id,
  );
  const things = THINGS.map((thing) => within(thing, place));
  const regions = sketchRegions(schema, controls, THINGS.length);
  const ground = place.y + place.height * 0.58;
  const [from, to] = things;
  return (
    <g>
      <rect {...place} rx={3} fill="var(--surface-2)" />
      <path
        d={`M${place.x} ${ground}l${place.width * 0.3} ${-place.height * 0.2}l${place.width * 0.25} ${place.height * 0.14}l${place.width * 0.45} ${-place.height * 0.1}V${place.y + place.height - 3}a3 3 0 0 1 -3 3H${place.x + 3}a3 3 0 0 1 -3 -3z`}
        fill="var(--line)"
      />
      <circle
        cx={place.x + place.width * 0.2}
        cy={place.y + place.height * 0.18}
        r={Math.min(place.width, place.height) * 0.07}
        fill="var(--line-strong)"
        opacity={0.6}
      />
      {things.map(({ x, y, width, height }, i) => (
        <rect
          key={i}
          x={x + width * 0.12}
          y={y + height * 0.12}
          width={width * 0.76}
          height={height * 0.76}
          rx={Math.min(width, height) * (i === 1 ? 0.38 : 0.12)}
          fill="var(--line-strong)"
          opacity={0.55}
        />
      ))}
      {regions.map((region, i) => (
        <DrawnRegion key={i} region={region} thing={things[i] as Place} />
      ))}
      {isRelated && from && to && regions.length > 0 && (
        <path
          d={`M${from.x + from.width} ${from.y + from.height * 0.3}L${to.x} ${to.y + to.height * 0.6}m-6 -1l6 1l-3 5`}
          fill="none"
          stroke="var(--accent)"
          strokeWidth={1.4}
        />
      )}
    </g>
  );
}
