import { defineAnswerKind } from "../../define";
import { checkRanking } from "./check";
import { RankingControl } from "./control";

export const ranking = defineAnswerKind<RankingControl>({
  kind: "ranking",
  name: "kinds.name_ranking",
  icon: "M7 4h6.500M7 8h6.500M7 12h6.500M3.500 3v2.500M3 7.500h1.500L3 9.500h1.500M3 11.500h1.500v2H3",
  control: RankingControl,
  check: checkRanking,
  blank: ({ id, name, labels }) => ({ id, name, kind: "ranking", labels }),
  values: ({ labels }) => labels,
  example: ({ labels }) => labels.map(({ id }) => id),
  scale: () => ({ type: "ranks" }),
  hasInput: true,
});
