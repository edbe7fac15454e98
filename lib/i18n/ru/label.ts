import type { label as source } from "../en/label";
import type { Section } from "../types";

export const label: Section<typeof source> = {
  submit: "Отправить",
};
