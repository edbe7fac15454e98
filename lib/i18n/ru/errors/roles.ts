import type { roles as source } from "../../en/errors/roles";
import type { Translated } from "../../types";

export const roles: Translated<typeof source> = {
  manager: "менеджер",
  reviewer: "ревьюер",
  annotator: "разметчик",
};
