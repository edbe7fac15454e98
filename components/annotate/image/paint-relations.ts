/** Relations as arrows above the regions: their labels on them, in the colours of these. */
import type { Point } from "@/lib/core/geometry";
import { relationControlOf } from "@/lib/editor/relations";
import { relationInHand, turnOf } from "@/lib/editor/state";
import { type Arrow, arrowBetween } from "@/lib/geometry/arrow";
import { findLabel } from "@/lib/labels/schema";
import type { Painting } from "./paint";
import { drawTag } from "./paint-name";
import { placedRelations, placeOf } from "./relation-arrows";

const HEAD_PX = 9;
/** Shorter arrows have their label only while they are selected. */
const NAMED_MIN_PX = 48;
/** Of arrows that lie at none of the selected regions. */
const FAINT = 0.35;
const DASH = [5, 4];

function trace(canvas: CanvasRenderingContext2D, { start, bend, end }: Arrow): void {
  canvas.beginPath();
  canvas.moveTo(...start);
  canvas.quadraticCurveTo(...bend, ...end);
}

function traceHead(canvas: CanvasRenderingContext2D, { end: [x, y], heading }: Arrow, size: number): void {
  canvas.beginPath();
  canvas.moveTo(x, y);
  for (const turn of [-0.4, 0.4])
    canvas.lineTo(x - size * Math.cos(heading + turn), y - size * Math.sin(heading + turn));
  canvas.closePath();
}

type Look = { color: string; pixel: number; width: number; hasHead: boolean; dash?: readonly number[] };

function paintArrow(canvas: CanvasRenderingContext2D, arrow: Arrow, look: Look): void {
  const { color, pixel, width, hasHead, dash = [] } = look;
  const size = (HEAD_PX + width) * pixel;
  canvas.lineCap = "round";
  // The lighter line around it keeps it visible on any image.
  for (const [style, around] of [
    ["rgb(255 255 255 / .85)", 2.5],
    [color, 0],
  ] as const) {
    canvas.strokeStyle = style;
    canvas.fillStyle = style;
    canvas.lineWidth = (width + around) * pixel;
    canvas.setLineDash(around > 0 ? [] : dash.map((length) => length * pixel));
    trace(canvas, arrow);
    canvas.stroke();
    canvas.setLineDash([]);
    if (!hasHead) continue;
    traceHead(canvas, arrow, size);
    canvas.lineWidth = around * pixel;
    if (around > 0) canvas.stroke();
    canvas.fill();
  }
  canvas.beginPath();
  canvas.arc(...arrow.start, (width + 1) * pixel, 0, 2 * Math.PI);
  canvas.fill();
  canvas.lineCap = "butt";
}

/** In the middle of the arrow, upright however the view is turned. */
function paintLabel(
  canvas: CanvasRenderingContext2D,
  { viewport, state, input }: Painting,
  { middle }: Arrow,
  { name, color }: { name: string; color: string },
): void {
  const pixel = 1 / viewport.scale;
  canvas.font = `600 ${12 * pixel}px system-ui, sans-serif`;
  const size = { width: canvas.measureText(name).width + 10 * pixel, height: 17 * pixel };
  canvas.save();
  canvas.translate(...middle);
  canvas.rotate((-turnOf(state, input) * Math.PI) / 2);
  canvas.translate(-size.width / 2, -size.height / 2);
  drawTag(canvas, size, { name, color, pixel });
  canvas.restore();
}

/** Of the region at which a relation begins. */
function paintBeginning(canvas: CanvasRenderingContext2D, painting: Painting): void {
  const { draft, state, viewport, input, colorOf } = painting;
  const inHand = relationInHand(state);
  const { link } = draft;
  const from = link && placeOf({ state, input, drawn: draft.shapes }, link.from);
  if (!link || !from || !inHand) return;
  const pixel = 1 / viewport.scale;
  const color = colorOf(inHand.control.id, inHand.label);
  const pad = 4 * pixel;
  for (const [style, width] of [
    ["#ffffff", 4],
    [color, 2],
  ] as const) {
    canvas.strokeStyle = style;
    canvas.lineWidth = width * pixel;
    canvas.setLineDash(width === 4 ? [] : DASH.map((length) => length * pixel));
    canvas.strokeRect(from.x - pad, from.y - pad, from.width + 2 * pad, from.height + 2 * pad);
  }
  canvas.setLineDash([]);
  if (!link.to) return;
  const [x, y]: Point = link.to;
  const arrow = arrowBetween(from, { x, y, width: 0, height: 0 }, 0);
  const hasHead = inHand.control.directed === true;
  paintArrow(canvas, arrow, { color, pixel, width: 2, hasHead, dash: DASH });
}

export function paintRelations(canvas: CanvasRenderingContext2D, painting: Painting): void {
  const { state, input, viewport, draft, colorOf } = painting;
  const pixel = 1 / viewport.scale;
  const chosen = new Set(state.selection);
  for (const { relation, arrow } of placedRelations({ state, input, drawn: draft.shapes })) {
    const control = relationControlOf(state.schema, relation.control);
    if (!control) continue;
    const color = colorOf(relation.control, relation.label);
    const isChosen = relation.id === state.relationId;
    const isAside = chosen.size > 0 && !chosen.has(relation.from) && !chosen.has(relation.to);
    canvas.globalAlpha = isAside ? FAINT : 1;
    const look = { color, pixel, width: isChosen ? 3.5 : 2, hasHead: control.directed === true };
    paintArrow(canvas, arrow, look);
    const length = Math.hypot(arrow.end[0] - arrow.start[0], arrow.end[1] - arrow.start[1]);
    if (isChosen || length * viewport.scale >= NAMED_MIN_PX)
      paintLabel(canvas, painting, arrow, {
        name: findLabel(control, relation.label)?.name ?? relation.label,
        color,
      });
    canvas.globalAlpha = 1;
  }
  paintBeginning(canvas, painting);
}
