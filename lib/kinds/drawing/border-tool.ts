/**
 * Draws shapes of points that share borders with others: clicks near a corner or an edge of another shape are put onto it,
 * and between two clicks on one border the outline runs along it. Alt takes the other way round.
 */
import { nearestPlace, wayBetween } from "@/lib/geometry/borders";
import type { DrawnPoints } from "./drawn-points";
import { bordersNear } from "./near-borders";
import { onImage } from "./place";
import { type Guide, pointsTool } from "./points-tool";

/** On the screen. */
const SNAP_PX = 10;
/** Of the screen: a point that was put onto a border lies on it but for rounding. */
const ON_BORDER_PX = 0.01;

const guide: Guide = {
  place: (point, context) => {
    const reach = SNAP_PX / context.viewport.scale;
    const place = nearestPlace(bordersNear(point, context, SNAP_PX), point, reach);
    return onImage(place?.point ?? point, context.image ?? { width: Infinity, height: Infinity });
  },
  between: (from, to, context, isLongWay) => {
    const reach = ON_BORDER_PX / context.viewport.scale;
    let best: ReturnType<typeof wayBetween> | null = null;
    for (const border of bordersNear(to, context, ON_BORDER_PX)) {
      const [start, end] = [nearestPlace([border], from, reach), nearestPlace([border], to, reach)];
      if (!start || !end) continue;
      const way = wayBetween(start, end, isLongWay);
      if (!best || way.length < best.length) best = way;
    }
    return best ?? [];
  },
};

export const borderTool = (drawn: DrawnPoints) => pointsTool(drawn, { guide });
