/** Plane geometry in pixels, y downwards, angles in degrees clockwise as seen on the screen. */
export type Point = [x: number, y: number];
export type Rect = { x: number; y: number; width: number; height: number };
export type RotatedRect = Rect & { rotation: number };

/** The point turned clockwise by `degrees` about the centre. */
export function rotatePoint([x, y]: Point, [cx, cy]: Point, degrees: number): Point {
  const radians = (degrees * Math.PI) / 180;
  const cos = Math.cos(radians);
  const sin = Math.sin(radians);
  return [cx + (x - cx) * cos - (y - cy) * sin, cy + (x - cx) * sin + (y - cy) * cos];
}

/** Corners in the order top left, top right, bottom right, bottom left (before rotation about the centre). */
export function boxCorners(box: RotatedRect): Point[] {
  const centre: Point = [box.x + box.width / 2, box.y + box.height / 2];
  const corners: Point[] = [
    [box.x, box.y],
    [box.x + box.width, box.y],
    [box.x + box.width, box.y + box.height],
    [box.x, box.y + box.height],
  ];
  return box.rotation === 0 ? corners : corners.map((corner) => rotatePoint(corner, centre, box.rotation));
}

/** The smallest upright rectangle around the points; null for no points. */
export function boundsOf(points: readonly (readonly [number, number])[]): Rect | null {
  if (points.length === 0) return null;
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of points) {
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x);
    bottom = Math.max(bottom, y);
  }
  return { x: left, y: top, width: right - left, height: bottom - top };
}

/** Area of a simple polygon in square pixels (shoelace formula), never negative. */
export function polygonArea(points: readonly Point[]): number {
  let doubled = 0;
  for (let i = 0; i < points.length; i++) {
    const [ax, ay] = points[i] as Point;
    const [bx, by] = points[(i + 1) % points.length] as Point;
    doubled += ax * by - bx * ay;
  }
  return Math.abs(doubled) / 2;
}

/** The part of a convex or simple polygon inside a convex one (Sutherland-Hodgman); empty when they do not meet. */
export function clipToConvex(subject: readonly Point[], convex: readonly Point[]): Point[] {
  const area = convex.reduce((sum, [x, y], i) => {
    const [nx, ny] = convex[(i + 1) % convex.length] as Point;
    return sum + x * ny - nx * y;
  }, 0);
  const turn = area >= 0 ? 1 : -1;
  let output = subject.slice();
  for (let i = 0; i < convex.length && output.length > 0; i++) {
    const [ax, ay] = convex[i] as Point;
    const [bx, by] = convex[(i + 1) % convex.length] as Point;
    const side = ([x, y]: Point) => turn * ((bx - ax) * (y - ay) - (by - ay) * (x - ax));
    const input = output;
    output = [];
    for (let j = 0; j < input.length; j++) {
      const current = input[j] as Point;
      const next = input[(j + 1) % input.length] as Point;
      const [from, to] = [side(current), side(next)];
      if (from >= 0) output.push(current);
      if (from >= 0 !== to >= 0) {
        const t = from / (from - to);
        output.push([current[0] + t * (next[0] - current[0]), current[1] + t * (next[1] - current[1])]);
      }
    }
  }
  return output;
}

type Points = readonly (readonly [number, number])[];

/** Whether the point lies inside rings by the even-odd rule: a ring within another one is a hole. */
export function isInside(rings: readonly Points[], [x, y]: Point): boolean {
  let inside = false;
  for (const ring of rings)
    ring.forEach(([ax, ay], i) => {
      const [bx, by] = ring[(i + 1) % ring.length] as Points[number];
      if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
    });
  return inside;
}

/** The distance of a point from the stretch between two others. */
export function distanceToSegment(
  [x, y]: readonly [number, number],
  [ax, ay]: readonly [number, number],
  [bx, by]: readonly [number, number],
): number {
  const [dx, dy] = [bx - ax, by - ay];
  const length = dx * dx + dy * dy;
  const t = length === 0 ? 0 : Math.min(Math.max(((x - ax) * dx + (y - ay) * dy) / length, 0), 1);
  return Math.hypot(x - ax - t * dx, y - ay - t * dy);
}

/** The distance of a point from an open line of at least two points. */
export const distanceToLine = (points: Points, point: Point): number =>
  points.reduce((least, end, i) => {
    const start = points[i - 1];
    return start ? Math.min(least, distanceToSegment(point, start, end)) : least;
  }, Infinity);
