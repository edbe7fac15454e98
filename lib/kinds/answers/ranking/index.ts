import { defineAnswerKind } from "../../define";
import { checkRanking } from "./check";
import { RankingControl } from "./control";
import { inputsAtPlaces } from "./inputs-at-places";

export const ranking = defineAnswerKind<RankingControl>({
  kind: "ranking",
  name: "kindNames.ranking",
  control: RankingControl,
  check: checkRanking,
  blank: ({ id, name, labels }) => ({ id, name, kind: "ranking", labels }),
  values: ({ labels }) => labels,
  compared: ({ inputs }) => inputs ?? [],
  shuffled: ({ inputs, shuffle }) => (shuffle ? (inputs ?? []) : []),
  atPlaces: inputsAtPlaces,
  example: ({ labels }) => labels.map(({ id }) => id),
  hasInput: true,
});
