/** Paints regions in few passes: thousands of boxes are one list of canvas operations, not thousands of nodes. */
import type { Region } from "@/lib/annotation/document";
import type { Rect } from "@/lib/core/geometry";
import { outlineOf, shapesOf } from "@/lib/editor/editing";
import { meets, type Placed, regionIndex } from "@/lib/editor/region-index";
import { activeControl, type EditorState, regionControlOf, turnOf, type ViewAids } from "@/lib/editor/state";
import type { Draft } from "@/lib/editor/tools/tool";
import { type Size, toImage, type Viewport } from "@/lib/editor/viewport";
import { isLine, regionKind, type Shape } from "@/lib/kinds";
import { dashOf } from "@/lib/labels/color";
import { findControl, type RegionControl } from "@/lib/labels/schema";
import { gestureParts } from "./gesture-parts";
import { objectKey } from "./object-key";
import { type NameLook, nameRect, paintName } from "./paint-name";
import { type Look, paintShapes } from "./paint-shapes";

export type Painting = {
  state: EditorState;
  input: string;
  viewport: Viewport;
  view: Size;
  draft: Draft;
  viewAids: ViewAids;
  colorOf: (control: string, label: string | undefined) => string;
  repeatOf: (control: string, label: string | undefined) => number;
  nameOf: (region: Region) => string;
  /** What lies under the regions; another function is another look. Null where nothing does. */
  beneath: ((canvas: CanvasRenderingContext2D, painting: Painting, part: Rect) => void) | null;
  /** The regions in view have their names beside them, see `showsNames`. */
  named: boolean;
};

const LOCKED_DASH = [6, 4];
const SELECTED_FILL = 0.16;
/** Of shapes that are their inside. */
const PIXELS_FILL = 0.4;
const NAME_MIN_PX = 28;
/** Names of more shapes than this would hide the image and make the frame late. */
const MAX_NAMES = 300;

type Item = Placed & { shape: Shape };

/** Regions of the input that are not hidden, in this part of the image. */
function shownIn({ state, input }: Pick<Painting, "state" | "input">, part: Rect): Placed[] {
  const controls = new Set(
    state.schema.controls.flatMap((c) => ("input" in c && c.input === input ? [c.id] : [])),
  );
  return regionIndex(state.document.regions)
    .meeting(part)
    .filter(({ region }) => controls.has(region.control) && !state.hidden.has(region.id));
}

/** The part of the image in view, and so much around it, pixels of the screen. */
export function partInView({ viewport, view }: Pick<Painting, "viewport" | "view">, aroundPx = 0): Rect {
  const [x, y] = toImage(viewport, [-aroundPx, -aroundPx]);
  const [width, height] = [view.width + 2 * aroundPx, view.height + 2 * aroundPx];
  return { x, y, width: width / viewport.scale, height: height / viewport.scale };
}

export const showsNames = (painting: Omit<Painting, "named">): boolean =>
  shownIn(painting, partInView(painting)).length <= MAX_NAMES;

/** Keeps what a function gives for two arguments: joining them to one key would take longer than all else. */
function kept<T>(derive: (a: string, b: string | undefined) => T): typeof derive {
  const known = new Map<string, Map<string | undefined, T>>();
  return (a, b) => {
    const inner = known.get(a) ?? new Map<string | undefined, T>();
    known.set(a, inner);
    const found = inner.get(b) ?? derive(a, b);
    inner.set(b, found);
    return found;
  };
}

/** What `colorOf` takes beside the control: the label, or the object itself. */
const colorKeyOf = ({ viewAids }: Painting, { id, labels }: Region): string | undefined =>
  viewAids.isByObject ? objectKey(id) : labels[0];

type Group = { key: string; look: Look; control: RegionControl; shapes: Shape[] };

function groupsOf(painting: Painting, items: readonly Item[]): Group[] {
  const { state, viewport, colorOf, repeatOf, viewAids } = painting;
  const pixel = 1 / viewport.scale;
  const selection = new Set(state.selection);
  const labelled = kept((control, label) => ({
    color: colorOf(control, label),
    repeat: viewAids.isByObject ? 0 : repeatOf(control, label),
    groups: new Map<number, Group>(),
  }));
  const all = new Map<string, Group>();
  // Only regions of the input's own controls are shown.
  const controlOf = (id: string) => findControl(state.schema, id) as RegionControl;
  for (const { region, shape } of items) {
    const { color, repeat, groups } = labelled(region.control, colorKeyOf(painting, region));
    const chosen = selection.has(region.id);
    const locked = state.locked.has(region.id);
    const isFilled = regionKind(shape.kind).geometry?.isFilled === true;
    const way = (chosen ? 1 : 0) + (locked ? 2 : 0) + (isFilled ? 4 : 0);
    let group = groups.get(way);
    if (!group) {
      // The label's own dashes matter more than the lock, which the list shows, too.
      const dash = repeat === 0 && locked ? LOCKED_DASH : dashOf(repeat);
      const fill = isLine(shape.kind)
        ? 0
        : (viewAids.fill ?? (isFilled ? PIXELS_FILL : 0)) + (chosen && !isFilled ? SELECTED_FILL : 0);
      const key = `${chosen ? 1 : 0} ${color} ${fill} ${dash} ${region.control}`;
      const width = chosen ? 3 : viewAids.hasOutlines ? 2 : 0;
      const look = { color, pixel, width, dash, fill: Math.min(fill, 1) };
      group = all.get(key) ?? { key, look, control: controlOf(region.control), shapes: [] };
      all.set(key, group);
      groups.set(way, group);
    }
    group.shapes.push(shape);
  }
  return [...all.values()];
}

const drawnBy = ({ state }: Painting, control: RegionControl) => ({
  control,
  outline: outlineOf(state.editing, control.kind),
});

function paintItems(canvas: CanvasRenderingContext2D, painting: Painting, items: readonly Item[]): void {
  // The same order whichever regions are in view: a part that is painted again fits what is around it. Selected ones last.
  const groups = groupsOf(painting, items).sort((a, b) => (a.key < b.key ? -1 : 1));
  for (const { look, control, shapes } of groups)
    paintShapes(canvas, shapes, drawnBy(painting, control), look);
}

function nameLook(painting: Painting, region: Region): NameLook {
  const { viewport, view, colorOf, nameOf } = painting;
  const pixel = 1 / viewport.scale;
  const [leftEdge] = toImage(viewport, [0, 0]);
  const color = colorOf(region.control, colorKeyOf(painting, region));
  const turn = turnOf(painting.state, painting.input);
  return { name: nameOf(region), color, pixel, leftEdge, rightEdge: leftEdge + view.width * pixel, turn };
}

/** The part of the image that a region and its name take, lines left out. */
export function extentOf(canvas: CanvasRenderingContext2D, painting: Painting, region: Region): Rect | null {
  const bounds = regionKind(region.shape.kind).geometry?.bounds(region.shape);
  if (!bounds || !painting.named) return bounds ?? null;
  const name = nameRect(canvas, bounds, nameLook(painting, region));
  const [x, y] = [Math.min(bounds.x, name.x), Math.min(bounds.y, name.y)];
  const right = Math.max(bounds.x + bounds.width, name.x + name.width);
  const bottom = Math.max(bounds.y + bounds.height, name.y + name.height);
  return { x, y, width: right - x, height: bottom - y };
}

function paintNames(
  canvas: CanvasRenderingContext2D,
  painting: Painting,
  items: readonly Placed[],
  part: Rect | null,
): void {
  const selection = new Set(painting.state.selection);
  for (const { region, bounds } of items) {
    if (bounds.width * painting.viewport.scale < NAME_MIN_PX && !selection.has(region.id)) continue;
    const look = nameLook(painting, region);
    if (!part || meets(nameRect(canvas, bounds, look), part)) paintName(canvas, bounds, look);
  }
}

/** The regions of the input that rest and meet this part of the image, the selected ones on top, in image coordinates. */
export function paintRegions(canvas: CanvasRenderingContext2D, painting: Painting, part: Rect): void {
  painting.beneath?.(canvas, painting, part);
  const { shapes } = painting.draft;
  const resting = ({ region }: Placed) => !shapes.has(region.id);
  const items = shownIn(painting, part).filter(resting);
  paintItems(
    canvas,
    painting,
    items.map((item) => ({ ...item, shape: item.region.shape })),
  );
  if (painting.named)
    paintNames(canvas, painting, shownIn(painting, partInView(painting)).filter(resting), part);
}

/** The regions that the gesture changes, with their names. */
function paintLifted(canvas: CanvasRenderingContext2D, painting: Painting): void {
  const { state, draft } = painting;
  if (draft.shapes.size === 0) return;
  const items = state.document.regions.flatMap((region): Item[] => {
    const shape = draft.shapes.get(region.id);
    const bounds = shape && regionKind(shape.kind).geometry?.bounds(shape);
    return bounds && !state.hidden.has(region.id) ? [{ region, shape, bounds }] : [];
  });
  paintItems(canvas, painting, items);
  if (painting.named) paintNames(canvas, painting, items, null);
}

function paintHandles(
  canvas: CanvasRenderingContext2D,
  painting: Painting,
  region: Region,
  rotatable: boolean,
) {
  const pixel = 1 / painting.viewport.scale;
  canvas.strokeStyle = "#1b1c1a";
  canvas.lineWidth = 1.5 * pixel;
  const shape = painting.draft.shapes.get(region.id) ?? region.shape;
  const color = painting.colorOf(region.control, colorKeyOf(painting, region));
  const editor = shapesOf(painting.state.editing, shape.kind);
  for (const { isRound, isFull, point } of editor?.handles(shape, { pixel, rotatable }) ?? []) {
    canvas.fillStyle = isFull ? color : "#ffffff";
    canvas.beginPath();
    if (isRound) canvas.arc(point[0], point[1], 4.5 * pixel, 0, 2 * Math.PI);
    else canvas.rect(point[0] - 4 * pixel, point[1] - 4 * pixel, 8 * pixel, 8 * pixel);
    canvas.fill();
    canvas.stroke();
  }
}

/** What belongs to the gesture and the selection: grips, the box being drawn, the marquee. */
export function paintOverlay(canvas: CanvasRenderingContext2D, painting: Painting): void {
  const { state, draft, viewport, colorOf, repeatOf } = painting;
  const pixel = 1 / viewport.scale;
  paintLifted(canvas, painting);
  const drawing = activeControl(state);
  const color = colorOf(state.active?.control ?? "", state.active?.label);
  if (draft.added && drawing) {
    const dash = dashOf(repeatOf(state.active?.control ?? "", state.active?.label));
    paintShapes(canvas, [draft.added], drawnBy(painting, drawing), {
      color,
      pixel,
      width: 2,
      dash,
      fill: SELECTED_FILL,
    });
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
  gestureParts.loaded()?.paintGesture(canvas, draft, { color, pixel, fill: PIXELS_FILL });
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
  // Grips that a press does not take hold of would promise what the tool does not do.
  if (state.toolId !== "select" && state.toolId !== "corners") return;
  const rotatable = "rotatable" in control && control.rotatable === true;
  paintHandles(canvas, painting, region, rotatable);
}
