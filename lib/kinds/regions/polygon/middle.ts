/**
 * The shape that overlaps most with all others together: one that an annotator drew, so that no corner is made up. Of equal
 * ones the first.
 * @param shapes at least one, in a fixed order
 */
export function closestToAll<S>(shapes: readonly S[], iou: (a: S, b: S) => number): S {
  const likeness = shapes.map((shape, i) =>
    shapes.reduce((sum, other, j) => (i === j ? sum : sum + iou(shape, other)), 0),
  );
  const most = Math.max(...likeness);
  return shapes[likeness.findIndex((sum) => sum >= most - 1e-9)] as S;
}
