import type { labelWords as source } from "../../en/areas/label";
import type { Area } from "../../types";
import { door } from "../door";
import { kinds } from "../kinds";
import { label } from "../label";
import { questions } from "../questions";
import { refused } from "../refused";
import { reviewed } from "../reviewed";

export const labelWords: Area<typeof source> = {
  door,
  kinds,
  label,
  questions,
  refused,
  reviewed,
};
