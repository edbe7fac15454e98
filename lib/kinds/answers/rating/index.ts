import { defineAnswerKind } from "../../define";
import { checkRating } from "./check";
import { RatingControl } from "./control";

export const rating = defineAnswerKind<RatingControl>({
  kind: "rating",
  name: "kindNames.rating",
  control: RatingControl,
  check: checkRating,
  blank: ({ id, name }) => ({ id, name, kind: "rating", max: 5 }),
  values: ({ max }) => Array.from({ length: max }, (_, i) => ({ id: `${i + 1}`, name: `${i + 1}` })),
  choose: (value, id) => (value === Number(id) ? null : Number(id)),
  valueKeys: "figures",
  example: ({ max }) => max,
  hasInput: true,
});
