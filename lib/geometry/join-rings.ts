/**
 * Several rings as one, for formats whose shapes are a single ring: holes and parts hang on the first ring by bridges, ways
 * there and back along the same line. By the even-odd rule the one ring covers what the rings cover; where none of them
 * crosses itself or another one, also by the non-zero rule, as holes turn against what they are cut out of.
 *
 * A bridge goes from the leftmost corner of a ring level to the left, to the nearest side of a ring that begins further
 * left, so it crosses none (D. Eberly, Triangulation by Ear Clipping, 2002, joins holes so). Within the shape a bridge
 * changes nothing; between its parts it is a line without a width. A ring with nothing to its left hangs on the nearest
 * corner of an earlier one.
 */
import type { Point } from "@/lib/core/geometry";
import { isSame } from "./crossings";

type Rings = readonly (readonly Point[])[];

/** Where a ring hangs on another one: on which of its sides, counted by the corner where the side begins. */
type Contact = { ring: number; side: number; point: Point; isFromInside: boolean };

/** @returns a ring by the same rule; a single ring stays as it is, and of no rings there is none */
export function joinRings(rings: Rings): Point[] {
  if (rings.length < 2) return (rings[0] ?? []).slice();
  const ordered = rings.map(fromLeftmost).sort(([[a]], [[b]]) => a - b);
  const clockwise = ordered.map(turnsClockwise);
  const contacts = contactsOf(ordered, clockwise);
  const isReversed: boolean[] = [];
  const ways = ordered.map((ring, i) => {
    const contact = contacts[i];
    // A hole turns against the ring around it, a part as the ring beside it.
    const isCounterclockwise =
      contact !== undefined &&
      (clockwise[contact.ring] !== isReversed[contact.ring]) === contact.isFromInside;
    isReversed.push(isCounterclockwise === clockwise[i]);
    return wayAround(isReversed[i] ? reversed(ring) : ring);
  });
  hang(ways, contacts, isReversed);
  return walked(ways[0] as Way);
}

type Corners = [Point, ...Point[]];

/** The ring from its leftmost corner on; the uppermost of several. */
function fromLeftmost(ring: readonly Point[]): Corners {
  let first = 0;
  ring.forEach(([x, y], i) => {
    const [leftX, leftY] = ring[first] as Point;
    if (x < leftX || (x === leftX && y < leftY)) first = i;
  });
  return [...ring.slice(first), ...ring.slice(0, first)] as Corners;
}

/** Its first corner stays the first. */
const reversed = ([first, ...rest]: Corners): Corners => [first, ...rest.reverse()];

/** As seen on the screen. */
export function turnsClockwise(ring: readonly Point[]): boolean {
  let doubledArea = 0;
  ring.forEach(([x, y], i) => {
    const [nextX, nextY] = ring[(i + 1) % ring.length] as Point;
    doubledArea += x * nextY - nextX * y;
  });
  return doubledArea > 0;
}

/** A side that is not level, from its upper end to its lower one. */
type Side = { ring: number; side: number; x0: number; y0: number; x1: number; y1: number; goesUp: boolean };

function sidesFromAbove(rings: Rings): Side[] {
  const sides: Side[] = [];
  rings.forEach((corners, ring) => {
    corners.forEach(([ax, ay], side) => {
      const [bx, by] = corners[(side + 1) % corners.length] as Point;
      if (ay < by) sides.push({ ring, side, x0: ax, y0: ay, x1: bx, y1: by, goesUp: false });
      else if (by < ay) sides.push({ ring, side, x0: bx, y0: by, x1: ax, y1: ay, goesUp: true });
    });
  });
  return sides.sort((a, b) => a.y0 - b.y0);
}

/** @param rings from left to right by their first, leftmost corners; the first one hangs on none */
function contactsOf(rings: readonly Corners[], clockwise: readonly boolean[]): (Contact | undefined)[] {
  const contacts: (Contact | undefined)[] = [];
  const sides = sidesFromAbove(rings);
  const fromAbove = rings.map((_, i) => i).sort((i, j) => heightOf(rings, i) - heightOf(rings, j));
  let active: Side[] = [];
  let next = 0;
  for (const i of fromAbove) {
    const [x, y] = (rings[i] as Corners)[0];
    for (; next < sides.length && (sides[next] as Side).y0 <= y; next++) active.push(sides[next] as Side);
    active = active.filter(({ y1 }) => y1 > y);
    let nearest: { side: Side; x: number } | undefined;
    for (const side of active) {
      const { x0, y0, x1, y1 } = side;
      const at = x0 + ((x1 - x0) * (y - y0)) / (y1 - y0);
      // On an earlier ring only, so that no rings hang on each other.
      if (side.ring < i && at <= x && at > (nearest?.x ?? Number.NEGATIVE_INFINITY))
        nearest = { side, x: at };
    }
    contacts[i] = nearest
      ? {
          ring: nearest.side.ring,
          side: nearest.side.side,
          point: [nearest.x, y],
          isFromInside: nearest.side.goesUp === clockwise[nearest.side.ring],
        }
      : nearestCorner(rings, i);
  }
  return contacts;
}

const heightOf = (rings: readonly Corners[], i: number): number => (rings[i] as Corners)[0][1];

function nearestCorner(rings: readonly Corners[], i: number): Contact | undefined {
  const [x, y] = (rings[i] as Corners)[0];
  let found: Contact | undefined;
  let least = Infinity;
  for (let ring = 0; ring < i; ring++)
    (rings[ring] as Corners).forEach((point, side) => {
      const distance = Math.hypot(point[0] - x, point[1] - y);
      if (distance >= least) return;
      least = distance;
      found = { ring, side, point, isFromInside: false };
    });
  return found;
}

type Step = { point: Point; next: Step | null };
/** Around a ring, from its first corner back to it; `steps` are its corners. */
type Way = { steps: Step[]; last: Step };

function wayAround(ring: Corners): Way {
  const last: Step = { point: ring[0], next: null };
  const steps: Step[] = ring.map((point) => ({ point, next: null }));
  steps.forEach((step, i) => {
    step.next = steps[i + 1] ?? last;
  });
  return { steps, last };
}

/** Puts the way around each ring into that of the ring it hangs on. */
function hang(
  ways: readonly Way[],
  contacts: readonly (Contact | undefined)[],
  isReversed: readonly boolean[],
): void {
  const bridges = contacts.flatMap((contact, i) => {
    if (!contact) return [];
    const { steps } = ways[contact.ring] as Way;
    const from = steps[isReversed[contact.ring] ? steps.length - 1 - contact.side : contact.side] as Step;
    const [[x, y], [startX, startY]] = [contact.point, from.point];
    return [{ from, point: contact.point, way: ways[i] as Way, along: Math.hypot(x - startX, y - startY) }];
  });
  // Each goes right behind the beginning of its side, so the farthest comes first.
  for (const { from, point, way } of bridges.sort((a, b) => b.along - a.along)) {
    way.last.next = { point, next: from.next };
    from.next = { point, next: way.steps[0] as Step };
  }
}

/** The corners along a way, each spot once in a row. */
function walked({ steps: [first], last }: Way): Point[] {
  const corners: Point[] = [];
  for (let step = first; step && step !== last; step = step.next ?? undefined) {
    const before = corners.at(-1);
    if (!before || !isSame(before, step.point)) corners.push(step.point);
  }
  while (corners.length > 1 && isSame(corners[0] as Point, corners.at(-1) as Point)) corners.pop();
  return corners;
}
