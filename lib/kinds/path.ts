/** Outlines of shapes, for the canvas of the label view and for images in SVG alike. */

/** What an outline is given to; a canvas context is one. */
export type PathSink = {
  moveTo(x: number, y: number): void;
  lineTo(x: number, y: number): void;
  rect(x: number, y: number, width: number, height: number): void;
  /** Radians, as of a canvas; the whole ellipse. */
  ellipse(cx: number, cy: number, rx: number, ry: number, rotation: number, from: number, to: number): void;
  closePath(): void;
};

type Points = readonly (readonly [number, number])[];

export function traceLine(path: PathSink, points: Points, closed: boolean): void {
  for (const [i, [x, y]] of points.entries()) i === 0 ? path.moveTo(x, y) : path.lineTo(x, y);
  if (closed) path.closePath();
}

const round = (value: number) => Math.round(value * 100) / 100;

/** The `d` of an SVG path. */
export function svgPath(trace: (path: PathSink) => void): string {
  const steps: string[] = [];
  const at = (x: number, y: number) => `${round(x)} ${round(y)}`;
  trace({
    moveTo: (x, y) => steps.push(`M${at(x, y)}`),
    lineTo: (x, y) => steps.push(`L${at(x, y)}`),
    rect: (x, y, width, height) =>
      steps.push(`M${at(x, y)}h${round(width)}v${round(height)}h${round(-width)}z`),
    ellipse: (cx, cy, rx, ry, rotation) => {
      const [dx, dy] = [rx * Math.cos(rotation), rx * Math.sin(rotation)];
      const arc = `A${at(rx, ry)} ${round((rotation * 180) / Math.PI)} 0 1`;
      steps.push(`M${at(cx - dx, cy - dy)}${arc} ${at(cx + dx, cy + dy)}${arc} ${at(cx - dx, cy - dy)}z`);
    },
    closePath: () => steps.push("z"),
  });
  return steps.join("");
}
