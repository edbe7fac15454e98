/**
 * What is wrong with the text in a field, under it: once the field is left, or after a submit that it held up, of which
 * the group of the question tells (`data-flagged`).
 */
type Props = { id: string; problem: string | undefined; isWrong: boolean };

export function TypedProblem({ id, problem, isWrong }: Props) {
  if (problem === undefined) return null;
  return (
    <p
      id={id}
      role="alert"
      className={`text-bad text-xs first-letter:uppercase ${isWrong ? "" : "hidden in-data-flagged:block"}`}
    >
      {problem}
    </p>
  );
}
