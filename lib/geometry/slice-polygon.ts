/**
 * A polygon cut by an open line. The line falls into chains: stretches inside the polygon from one place on its outline to
 * another, be it of a hole; ends that hang inside are no chains. A chain from a ring to the same ring cuts, and so does one
 * that closes a circle of chains over several rings; others only join a hole to the outline. Closed along the rings, each
 * such circle is an area, and what lies in it and what does not are the pieces: the set operations do the rest.
 */
import { distanceToSegment, isInside, type Point } from "@/lib/core/geometry";
import { allMeetings, isSame, meetings, placeOn, type Segment, sidesOf, withPoints } from "./crossings";
import { onGrid, type Polygon, polygonOf, ringsOf } from "./polygon";

type Apply = (a: readonly Polygon[], b: readonly Polygon[]) => Polygon[];
type Sets = { union: Apply; subtract: Apply; intersect: Apply };

/** A place where the line meets the outline. */
type Contact = {
  /** The index of the line's segment, and how far along it: 2.5 is the middle of the third. */
  at: number;
  exact: Point;
  /** On the grid: what becomes a corner. */
  point: Point;
  ring: number;
  side: number;
};
type End = { ring: number; point: Point };
type Chain = { from: End; to: End; path: Point[] };

/** See `Booleans` in booleans.ts. */
export function slicePolygon(sets: Sets, polygon: Polygon, line: readonly Point[]): Polygon[] {
  const segments = noded(line.map(onGrid));
  const parts = sets.union([polygon], []);
  const pieces = parts.flatMap((part) => slicePart(sets, part, segments));
  return pieces.length > parts.length ? pieces : [polygon];
}

const segmentsOf = (line: readonly Point[]): Segment[] =>
  line
    .slice(1)
    .map((point, i): Segment => [line[i] as Point, point])
    .filter(([from, to]) => !isSame(from, to));

/** The segments of a line, cut where it meets itself. */
function noded(line: readonly Point[]): Segment[] {
  const whole = segmentsOf(line);
  const last = whole.at(-1);
  return last ? segmentsOf([...withPoints(whole, allMeetings(whole)), last[1]].map(onGrid)) : [];
}

function slicePart(sets: Sets, part: Polygon, line: readonly Segment[]): Polygon[] {
  const sides = ringsOf(part).map(sidesOf);
  const contacts = contactsOf(sides, line);
  // Contacts become corners, so that the areas cut out run along the very sides of the polygon.
  const rings = sides.map((its, ring) => {
    const points: Point[][] = its.map(() => []);
    for (const contact of contacts) if (contact.ring === ring) points[contact.side]?.push(contact.point);
    return withPoints(its, points);
  });
  return cutters(rings, chainsOf(sides, contacts, line)).reduce<Polygon[]>(
    (pieces, cutter) =>
      pieces.flatMap((piece) => [...sets.intersect([piece], [cutter]), ...sets.subtract([piece], [cutter])]),
    [polygonOf(rings)],
  );
}

/** In the order of the line; a place on several sides is several contacts. */
function contactsOf(rings: readonly Segment[][], line: readonly Segment[]): Contact[] {
  const contacts: Contact[] = [];
  line.forEach((segment, k) => {
    rings.forEach((sides, ring) => {
      sides.forEach((itsSide, side) => {
        for (const exact of meetings(segment, itsSide))
          contacts.push({ at: k + placeOn(segment, exact), exact, point: onGrid(exact), ring, side });
      });
    });
  });
  return contacts.sort((a, b) => a.at - b.at || a.ring - b.ring);
}

function chainsOf(
  rings: readonly Segment[][],
  contacts: readonly Contact[],
  line: readonly Segment[],
): Chain[] {
  return contacts.slice(1).flatMap((to, i): Chain[] => {
    const from = contacts[i] as Contact;
    // Rings that touch where the line passes are joined there.
    if (from.at === to.at) return from.ring === to.ring ? [] : [{ from, to, path: [from.point] }];
    const corners = line.slice(Math.floor(from.at) + 1, Math.ceil(to.at)).map(([start]) => start);
    const next = corners[0] ?? to.exact;
    const middle: Point = [(from.exact[0] + next[0]) / 2, (from.exact[1] + next[1]) / 2];
    return isWithin(rings, middle) ? [{ from, to, path: [from.point, ...corners, to.point] }] : [];
  });
}

/** Nearer to a side a point counts as on it, px; far below what the grid can tell apart. */
const ON_SIDE_PX = 1e-6;

/** Whether a point lies inside the rings, and on none of their sides. */
const isWithin = (rings: readonly Segment[][], point: Point) =>
  isInside(
    rings.map((sides) => sides.map(([start]) => start)),
    point,
  ) && !rings.some((sides) => sides.some(([a, b]) => distanceToSegment(point, a, b) < ON_SIDE_PX));

/** Areas whose outlines run along all chains that cut, and else along the rings only. */
function cutters(rings: readonly Point[][], chains: readonly Chain[]): Polygon[] {
  const onOneRing: Point[][] = [];
  const circles: Polygon[] = [];
  /** Those that join rings, without circles; each both ways. */
  const joining: Chain[] = [];
  for (const chain of chains) {
    const { from, to, path } = chain;
    const back = from.ring === to.ring ? [] : wayBetween(joining, to.ring, from.ring);
    if (!back) joining.push(chain, { from: to, to: from, path: path.toReversed() });
    else if (back.length === 0) onOneRing.push(closed(rings, [chain]));
    else circles.push(polygonOf([closed(rings, [chain, ...back])]));
  }
  // By the even-odd rule areas closed over one ring each can be one: neighbours across a chain are never both in it.
  return onOneRing.length > 0 ? [polygonOf(onOneRing), ...circles] : circles;
}

/** The chains from one ring to another; null where none lead there. */
function wayBetween(joining: readonly Chain[], from: number, to: number, without?: number): Chain[] | null {
  for (const chain of joining) {
    if (chain.from.ring !== from || chain.to.ring === without) continue;
    if (chain.to.ring === to) return [chain];
    const rest = wayBetween(joining, chain.to.ring, to, from);
    if (rest) return [chain, ...rest];
  }
  return null;
}

/** The circle of chains, each ending on the ring of the next one, closed along the rings. */
function closed(rings: readonly Point[][], chains: readonly Chain[]): Point[] {
  return chains.flatMap(({ to, path }, i) => {
    const { from: next } = chains[(i + 1) % chains.length] as Chain;
    return [...path, ...along(rings[to.ring] ?? [], to.point, next.point)];
  });
}

/** The corners of a ring between two of them, the way with fewer, and the last one. */
function along(ring: readonly Point[], from: Point, to: Point): Point[] {
  const indexOf = (point: Point) => ring.findIndex((corner) => isSame(corner, point));
  const [start, end] = [indexOf(from), indexOf(to)];
  const ahead = (end - start + ring.length) % ring.length;
  const [steps, step] = ahead * 2 <= ring.length ? [ahead, 1] : [ring.length - ahead, ring.length - 1];
  return Array.from({ length: steps }, (_, i) => ring[(start + (i + 1) * step) % ring.length] as Point);
}
