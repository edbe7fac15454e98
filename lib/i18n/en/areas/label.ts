/** The label view. Of the sections of managers it has those alone that annotators see, too. */
import { door } from "../door";
import { kinds } from "../kinds";
import { label } from "../label";
import { questions } from "../questions";
import { refused } from "../refused";
import { reviewed } from "../reviewed";

export const labelWords = {
  door,
  kinds,
  label,
  questions,
  refused,
  reviewed,
};
