import type { RankingControl } from "./control";

/** The labels of inputs by their letters, in the order of these; a ranking of other labels as it is. */
export function inputsAtPlaces(
  control: RankingControl,
  letterOf: (input: string) => string | undefined,
): RankingControl {
  if (!control.shuffle || !control.inputs) return control;
  const named = control.labels.map((label) => ({ ...label, name: letterOf(label.id) ?? label.name }));
  const lettered = named.filter(({ id }) => letterOf(id) !== undefined);
  lettered.sort((a, b) => (a.name < b.name ? -1 : 1));
  const placed = named.map((label) => (letterOf(label.id) ? (lettered.shift() ?? label) : label));
  // Colours belong to the places, too.
  const labels = placed.map((label, i) => withColorOf(label, control.labels[i] ?? label));
  return { ...control, labels, inputs: labels.map(({ id }) => id) };
}

type RankedLabel = RankingControl["labels"][number];

function withColorOf({ color: _, ...label }: RankedLabel, { color }: RankedLabel): RankedLabel {
  return color === undefined ? label : { ...label, color };
}
