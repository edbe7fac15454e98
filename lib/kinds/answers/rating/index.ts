import { defineAnswerKind } from "../../define";
import { checkRating } from "./check";
import { RatingControl } from "./control";

export const rating = defineAnswerKind<RatingControl>({
  kind: "rating",
  name: "kinds.name_rating",
  icon: "M8 2.500l1.700 3.500 3.800.500-2.800 2.700.700 3.800L8 11.200 4.600 13l.700-3.800L2.500 6.500 6.300 6z",
  control: RatingControl,
  check: checkRating,
  settings: [
    { key: "max", name: "settings.ratingMax", type: "number", min: 2, max: 10, isRequired: true },
    { key: "lowLabel", name: "settings.ratingLow", type: "text" },
    { key: "highLabel", name: "settings.ratingHigh", type: "text" },
  ],
  blank: ({ id, name }) => ({ id, name, kind: "rating", max: 5 }),
  values: ({ max }) => Array.from({ length: max }, (_, i) => ({ id: `${i + 1}`, name: `${i + 1}` })),
  scale: ({ max }) => ({ type: "ordinal", max }),
  choose: (value, id) => (value === Number(id) ? null : Number(id)),
  valueKeys: "figures",
  example: ({ max }) => max,
  hasInput: true,
});
