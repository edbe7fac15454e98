/** Masks of pixels that are picked: by their colours, or by a model. */
import type { ToolContext } from "@/lib/editor/tools/tool";
import type { Bitmap } from "@/lib/geometry/bitmap";
import { toRle } from "@/lib/geometry/bitmap-rle";
import type { Rle } from "@/lib/geometry/rle";
import { subtractRles, uniteRles } from "@/lib/geometry/rle-sets";
import { runsIn, withoutSpecks } from "@/lib/geometry/without-specks";
import { segmentTool } from "../../drawing/segment-tool";
import { type Picked, wandTool } from "../../drawing/wand-tool";
import { strokeCommands } from "./stroke";

/** The noise of a whole image may have millions of runs, more than a mask may be stored with; above this, specks go. */
const MANY_RUNS = 500_000;
/** Of what can be stored, with room for the mask that goes on. */
const MOST_RUNS = 1_500_000;
/** A pass that leaves more of the runs than this is the last one: stripes stay however often they are filtered. */
const HELPFUL = 0.9;

/** The pixels as they may be stored; null where they are too many stretches even without specks. */
function storable(pixels: Bitmap): Bitmap | null {
  let kept = pixels;
  let runs = runsIn(kept);
  for (let before = Infinity; runs > MANY_RUNS && runs < before * HELPFUL; ) {
    before = runs;
    kept = withoutSpecks(kept);
    runs = runsIn(kept);
  }
  return runs > MOST_RUNS ? null : kept;
}

function commandsOf({ pixels, isErasing }: Picked, context: ToolContext) {
  const kept = context.image && storable(pixels);
  if (!context.image || !kept) return { commands: [] };
  const picked = toRle(kept, [context.image.height, context.image.width]);
  const paintOn = (own: Rle | undefined): Rle =>
    own ? (isErasing ? subtractRles : uniteRles)(own, picked) : picked;
  return strokeCommands({ type: "pixels", paintOn, isErasing }, context);
}

export const maskWand = wandTool("mask", commandsOf);
export const maskSegment = segmentTool("mask", commandsOf);
