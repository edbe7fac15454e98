import type { duplicates as source } from "../../en/errors/duplicates";
import type { Translated } from "../../types";

export const duplicates: Translated<typeof source> = {
  runs: "Поиск почти одинаковых заданий уже идёт. Дождитесь конца или отмените его.",
};
