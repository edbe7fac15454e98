import type { labelWords as source } from "../../en/areas/label";
import type { Area } from "../../types";
import { kinds } from "../kinds";
import { label } from "../label";

export const labelWords: Area<typeof source> = {
  kinds,
  label,
};
