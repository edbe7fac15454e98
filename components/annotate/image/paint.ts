/** Paints all regions in one pass: thousands of boxes are one canvas operation list, not thousands of nodes. */
import type { Region } from "@/lib/annotation/document";
import type { Point, Rect } from "@/lib/core/geometry";
import { shapesOf } from "@/lib/editor/editing";
import { type EditorState, regionControlOf } from "@/lib/editor/state";
import type { Draft } from "@/lib/editor/tools/tool";
import { type Size, toImage, type Viewport } from "@/lib/editor/viewport";
import { regionKind, type Shape } from "@/lib/kinds";
import { dashOf } from "@/lib/labels/color";
import { type Look, paintShapes } from "./paint-shapes";

export type Painting = {
  state: EditorState;
  input: string;
  viewport: Viewport;
  view: Size;
  draft: Draft;
  colorOf: (control: string, label: string | undefined) => string;
  repeatOf: (control: string, label: string | undefined) => number;
  nameOf: (region: Region) => string;
};

const LOCKED_DASH = [6, 4];
const SELECTED_FILL = 0.16;
/** Of shapes that are their inside. */
const PIXELS_FILL = 0.4;
const NAME_MIN_PX = 28;
/** Names of more shapes than this would hide the image and make the frame late. */
const MAX_NAMES = 300;

const meets = (a: Rect, b: Rect) =>
  a.x <= b.x + b.width && b.x <= a.x + a.width && a.y <= b.y + b.height && b.y <= a.y + a.height;

function visibleRegions({ state, input, viewport, view, draft }: Painting) {
  const [x, y] = toImage(viewport, [0, 0]);
  const window: Rect = { x, y, width: view.width / viewport.scale, height: view.height / viewport.scale };
  const controls = new Set(
    state.schema.controls.flatMap((c) => ("input" in c && c.input === input ? [c.id] : [])),
  );
  return state.document.regions.flatMap((region) => {
    if (state.hidden.has(region.id) || !controls.has(region.control)) return [];
    const shape = draft.shapes.get(region.id) ?? region.shape;
    const bounds = regionKind(shape.kind).geometry?.bounds(shape);
    return bounds && meets(bounds, window) ? [{ region, shape, bounds }] : [];
  });
}

type NameLook = { name: string; color: string; pixel: number; rightEdge: number; leftEdge: number };

/** Above the shape; a long name is moved to the left, as far as it must to be seen whole. */
function paintName(canvas: CanvasRenderingContext2D, at: Rect, look: NameLook) {
  const { name, color, pixel, leftEdge, rightEdge } = look;
  const height = 17 * pixel;
  canvas.font = `600 ${12 * pixel}px system-ui, sans-serif`;
  const width = canvas.measureText(name).width + 10 * pixel;
  const top = at.y - height - pixel;
  const left = Math.max(Math.min(at.x, rightEdge - width), Math.min(at.x, leftEdge));
  canvas.fillStyle = "rgb(255 255 255 / .92)";
  canvas.fillRect(left, top, width, height);
  canvas.fillStyle = color;
  canvas.fillRect(left, top, 3 * pixel, height);
  canvas.fillStyle = "#1b1c1a";
  canvas.textBaseline = "middle";
  canvas.fillText(name, left + 6 * pixel, top + height / 2);
}

/** Every region of the input, the selected ones on top, in image coordinates. */
export function paintRegions(canvas: CanvasRenderingContext2D, painting: Painting): void {
  const { state, viewport, view, colorOf, repeatOf, nameOf } = painting;
  const pixel = 1 / viewport.scale;
  const selection = new Set(state.selection);
  const regions = visibleRegions(painting);
  const looks = new Map<string, { look: Look; shapes: Shape[] }>();
  for (const { region, shape } of regions) {
    const color = colorOf(region.control, region.labels[0]);
    const chosen = selection.has(region.id);
    const repeat = repeatOf(region.control, region.labels[0]);
    // The label's own dashes matter more than the lock, which the list shows, too.
    const dash = repeat === 0 && state.locked.has(region.id) ? LOCKED_DASH : dashOf(repeat);
    const isFilled = regionKind(shape.kind).geometry?.isFilled === true;
    const fill = isFilled ? PIXELS_FILL : chosen ? SELECTED_FILL : 0;
    const key = `${color}${chosen}${fill}${dash}`;
    const look = { color, pixel, width: chosen ? 3 : 2, dash, fill };
    const group = looks.get(key) ?? { look, shapes: [] };
    looks.set(key, group);
    group.shapes.push(shape);
  }
  const groups = [...looks.values()].sort((a, b) => a.look.width - b.look.width);
  for (const { look, shapes } of groups) paintShapes(canvas, shapes, look);
  const named = regions.length > MAX_NAMES ? [] : regions;
  const [leftEdge] = toImage(viewport, [0, 0]);
  const edges = { leftEdge, rightEdge: leftEdge + view.width * pixel };
  for (const { region, bounds } of named) {
    if (bounds.width * viewport.scale < NAME_MIN_PX && !selection.has(region.id)) continue;
    const color = colorOf(region.control, region.labels[0]);
    paintName(canvas, bounds, { name: nameOf(region), color, pixel, ...edges });
  }
}

function paintHandles(
  canvas: CanvasRenderingContext2D,
  painting: Painting,
  shape: Shape,
  rotatable: boolean,
) {
  const pixel = 1 / painting.viewport.scale;
  canvas.strokeStyle = "#1b1c1a";
  canvas.fillStyle = "#ffffff";
  canvas.lineWidth = 1.5 * pixel;
  const editor = shapesOf(painting.state.editing, shape.kind);
  for (const { isRound, point } of editor?.handles(shape, { pixel, rotatable }) ?? []) {
    canvas.beginPath();
    if (isRound) canvas.arc(point[0], point[1], 4.5 * pixel, 0, 2 * Math.PI);
    else canvas.rect(point[0] - 4 * pixel, point[1] - 4 * pixel, 8 * pixel, 8 * pixel);
    canvas.fill();
    canvas.stroke();
  }
}

/** A line that makes nothing: black and white dashes are seen on any image. */
function paintLine(canvas: CanvasRenderingContext2D, path: readonly Point[], pixel: number) {
  canvas.beginPath();
  for (const [i, point] of path.entries()) i === 0 ? canvas.moveTo(...point) : canvas.lineTo(...point);
  for (const [style, width, dash] of [
    ["#ffffff", 3, []],
    ["#1b1c1a", 1.5, [5 * pixel, 4 * pixel]],
  ] as const) {
    canvas.setLineDash([...dash]);
    canvas.strokeStyle = style;
    canvas.lineWidth = width * pixel;
    canvas.stroke();
  }
  canvas.setLineDash([]);
}

/** What the brush has painted so far; where it erases, as light as paper. */
function paintStroke(
  canvas: CanvasRenderingContext2D,
  { path, radius, isErasing }: NonNullable<Draft["stroke"]>,
  color: string,
  pixel: number,
) {
  const [first] = path;
  if (!first) return;
  canvas.globalAlpha = isErasing ? 0.7 : PIXELS_FILL;
  canvas.strokeStyle = isErasing ? "#ffffff" : color;
  canvas.fillStyle = canvas.strokeStyle;
  canvas.lineWidth = Math.max(2 * radius, pixel);
  [canvas.lineCap, canvas.lineJoin] = ["round", "round"];
  canvas.beginPath();
  canvas.moveTo(...first);
  for (const point of path) canvas.lineTo(...point);
  if (radius === 0) canvas.fill();
  canvas.stroke();
  canvas.globalAlpha = 1;
  [canvas.lineCap, canvas.lineJoin] = ["butt", "miter"];
}

/** What belongs to the gesture and the selection: grips, the box being drawn, the marquee. */
export function paintOverlay(canvas: CanvasRenderingContext2D, painting: Painting): void {
  const { state, draft, viewport, colorOf, repeatOf } = painting;
  const pixel = 1 / viewport.scale;
  if (draft.added) {
    const color = colorOf(state.active?.control ?? "", state.active?.label);
    const dash = dashOf(repeatOf(state.active?.control ?? "", state.active?.label));
    paintShapes(canvas, [draft.added], { color, pixel, width: 2, dash, fill: SELECTED_FILL });
  }
  for (const [x, y] of draft.marks ?? []) {
    canvas.fillStyle = "#ffffff";
    canvas.strokeStyle = "#1b1c1a";
    canvas.lineWidth = 1.5 * pixel;
    canvas.beginPath();
    canvas.rect(x - 4 * pixel, y - 4 * pixel, 8 * pixel, 8 * pixel);
    canvas.fill();
    canvas.stroke();
  }
  if (draft.stroke)
    paintStroke(canvas, draft.stroke, colorOf(state.active?.control ?? "", state.active?.label), pixel);
  if (draft.cut) paintLine(canvas, draft.cut, pixel);
  if (draft.brush) {
    const [x, y] = draft.brush.at;
    for (const [style, width] of [
      ["#ffffff", 3],
      ["#1b1c1a", 1],
    ] as const) {
      canvas.strokeStyle = style;
      canvas.lineWidth = width * pixel;
      canvas.beginPath();
      canvas.arc(x, y, draft.brush.radius, 0, 2 * Math.PI);
      canvas.stroke();
    }
  }
  if (draft.marquee) {
    const { x, y, width, height } = draft.marquee;
    canvas.setLineDash([4 * pixel, 4 * pixel]);
    canvas.strokeStyle = "#ffffff";
    canvas.lineWidth = 3 * pixel;
    canvas.strokeRect(x, y, width, height);
    canvas.strokeStyle = "#1b1c1a";
    canvas.lineWidth = pixel;
    canvas.strokeRect(x, y, width, height);
    canvas.setLineDash([]);
  }
  const id = state.selection.length === 1 ? state.selection[0] : undefined;
  const region = id === undefined ? undefined : state.document.regions.find((item) => item.id === id);
  const control = region && regionControlOf(state, region);
  if (!region || !control || control.input !== painting.input) return;
  if (state.readOnly || state.hidden.has(region.id) || state.locked.has(region.id)) return;
  const rotatable = "rotatable" in control && control.rotatable === true;
  paintHandles(canvas, painting, draft.shapes.get(region.id) ?? region.shape, rotatable);
}
