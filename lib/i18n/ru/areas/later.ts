import type { laterWords as source } from "../../en/areas/later";
import type { Area } from "../../types";
import { labelLater } from "../label-later";
import { shapes } from "../shapes";

export const laterWords: Area<typeof source> = {
  labelLater,
  shapes,
};
