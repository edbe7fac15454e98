/** The label view. Of the sections of managers it has those alone that annotators see, too. */
import { kinds } from "../kinds";
import { label } from "../label";

export const labelWords = {
  kinds,
  label,
};
