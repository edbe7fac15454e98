/**
 * The shape that is most like all others together: one that an annotator drew, so that no corner is made up. Of equal
 * ones the first.
 * @param shapes at least one, in a fixed order
 */
export function closestToAll<S>(shapes: readonly S[], likenessOf: (a: S, b: S) => number): S {
  const likeness = shapes.map((shape, i) =>
    shapes.reduce((sum, other, j) => (i === j ? sum : sum + likenessOf(shape, other)), 0),
  );
  const most = Math.max(...likeness);
  return shapes[likeness.findIndex((sum) => sum >= most - 1e-9)] as S;
}
