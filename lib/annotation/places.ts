/** The places at which an annotator was shown the inputs that a question shuffles, as the document keeps them (decision 0042). */
import { placeLetter } from "@/lib/kinds/place-letter";
import type { LabelSchema } from "@/lib/labels/schema";

/** The letter under which an input was shown; undefined where it was shown by its name. */
export function letterOf(places: readonly string[] | undefined, input: string): string | undefined {
  const place = places?.indexOf(input) ?? -1;
  return place < 0 ? undefined : placeLetter(place);
}

/** `all` with the chosen ones in another order; the others keep their places. */
export function reordered(
  all: readonly string[],
  chosen: ReadonlySet<string>,
  order: readonly string[],
): string[] {
  let next = 0;
  return all.map((one) => (chosen.has(one) ? (order[next++] ?? one) : one));
}

/** The inputs of a schema in the order in which they were shown. */
export function placedInputs(
  { inputs }: LabelSchema,
  places: readonly string[] = [],
): LabelSchema["inputs"][number][] {
  const byId = new Map(inputs.map((input) => [input.id, input]));
  const known = places.filter((id) => byId.has(id));
  const order = reordered([...byId.keys()], new Set(known), known);
  return order.flatMap((id) => byId.get(id) ?? []);
}
