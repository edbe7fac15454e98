/** What a stroke makes of the masks of an image. */
import type { Region } from "@/lib/annotation/document";
import type { Point, Rect } from "@/lib/core/geometry";
import { addRegion, type Command, updateRegion } from "@/lib/editor/commands";
import { removeDecided } from "@/lib/editor/decided";
import { newRegion, type ToolContext } from "@/lib/editor/tools/tool";
import { type Bit, type Bitmap, emptyBitmap, withRoom } from "@/lib/geometry/bitmap";
import { fromRle, toRle } from "@/lib/geometry/bitmap-rle";
import { type Rle, rleArea } from "@/lib/geometry/rle";
import { intersectRles, subtractRles } from "@/lib/geometry/rle-sets";
import { stampLine, strokeBounds } from "@/lib/geometry/stamp-line";
import type { MaskControl } from "./control";
import type { MaskShape } from "./shape";

export type ImageSize = { width: number; height: number };

export type Stroke =
  | { type: "brush" | "eraser"; path: readonly Point[]; radiusPx: number }
  /** What else changes the pixels of the mask in hand, or makes one. */
  | {
      type: "change";
      change: (before: Bitmap, image: ImageSize) => Bitmap;
      isErasing: boolean;
      /** Whether there is something to change; without it also where there is no mask. */
      suits?: (own: Rle | undefined) => boolean;
    }
  /** Pixels that were picked by their colours. */
  | { type: "pixels"; paintOn: (own: Rle | undefined) => Rle; isErasing: boolean };

type MaskRegion = Region & { shape: MaskShape };
const isMask = (region: Region): region is MaskRegion => region.shape.kind === "mask";

/** The mask that strokes go on with: the one selected, if it is of the control in hand and may be changed. */
export function maskInHand({ document, selection, active, locked, hidden }: ToolContext): MaskRegion | null {
  const [id, ...others] = selection;
  if (id === undefined || others.length > 0 || locked.has(id) || hidden.has(id)) return null;
  const region = document.regions.find((one) => one.id === id);
  return region && isMask(region) && region.control === active?.control.id ? region : null;
}

const takesAway = (stroke: Stroke): boolean =>
  stroke.type === "eraser" || ("isErasing" in stroke && stroke.isErasing);

const EMPTY: Rect = { x: 0, y: 0, width: 0, height: 0 };

function stamped(
  before: Bitmap,
  path: readonly Point[],
  radiusPx: number,
  value: Bit,
  image: ImageSize,
): Bitmap {
  const segments = path.map((to, i) => [path[Math.max(i - 1, 0)] as Point, to] as const);
  // An eraser only takes pixels away that there are.
  let bitmap = before;
  if (value === 1)
    for (const [from, to] of segments) bitmap = withRoom(bitmap, strokeBounds(from, to, radiusPx), image);
  for (const [from, to] of segments) stampLine(bitmap, from, to, radiusPx, value);
  return bitmap;
}

/** The mask, if there is one, with the stroke, before others have their share. */
function painted(own: Rle | undefined, stroke: Stroke, image: ImageSize): Rle {
  if (stroke.type === "pixels") return stroke.paintOn(own);
  const before = own ? fromRle(own) : emptyBitmap(EMPTY);
  const after =
    stroke.type === "change"
      ? stroke.change(before, image)
      : stamped(before, stroke.path, stroke.radiusPx, stroke.type === "brush" ? 1 : 0, image);
  return toRle(after, [image.height, image.width]);
}

/** The mask without what it may not have, and what happens to the masks it takes pixels from. */
function shareOut(
  whole: Rle,
  own: string | undefined,
  context: ToolContext,
): { mask: Rle; commands: Command[] } {
  const control = context.active?.control as MaskControl | undefined;
  const commands: Command[] = [];
  let mask = whole;
  if (!control?.overlap) return { mask, commands };
  for (const other of context.document.regions) {
    if (other.id === own || other.control !== control.id || !isMask(other)) continue;
    if (rleArea(intersectRles(mask, other.shape)) === 0) continue;
    if (control.overlap === "keep" || context.locked.has(other.id)) {
      mask = subtractRles(mask, other.shape);
      continue;
    }
    const rest = subtractRles(other.shape, mask);
    commands.push(
      ...(rleArea(rest) === 0
        ? removeDecided(context.document, [other.id])
        : [updateRegion(other.id, { shape: { kind: "mask", ...rest } })]),
    );
  }
  return { mask, commands };
}

/** The commands of a stroke, as one undo step, and the mask to go on with; none where it changes nothing. */
export function strokeCommands(
  stroke: Stroke,
  context: ToolContext,
): { commands: Command[]; select?: string[] } {
  const { image } = context;
  const own = maskInHand(context);
  const isErasing = takesAway(stroke);
  if (!image || (!own && isErasing)) return { commands: [] };
  if (stroke.type === "change" && stroke.suits?.(own?.shape) === false) return { commands: [] };
  const whole = painted(own?.shape, stroke, image);
  const { mask, commands } = isErasing ? { mask: whole, commands: [] } : shareOut(whole, own?.id, context);
  if (rleArea(mask) === 0)
    return own ? { commands: removeDecided(context.document, [own.id]), select: [] } : { commands: [] };
  const shape: MaskShape = { kind: "mask", ...mask };
  if (own) {
    const isSame =
      mask.counts.length === own.shape.counts.length &&
      mask.counts.every((count, i) => count === own.shape.counts[i]);
    return { commands: isSame ? commands : [...commands, updateRegion(own.id, { shape })] };
  }
  const region = newRegion(shape, context);
  return region ? { commands: [...commands, addRegion(region)], select: [region.id] } : { commands: [] };
}
