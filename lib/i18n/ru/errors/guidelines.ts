import type { guidelines as source } from "../../en/errors/guidelines";
import type { Translated } from "../../types";

export const guidelines: Translated<typeof source> = {
  staleDraft: "Кто-то тем временем изменил черновик. Ничего не перезаписано.",
  empty: "сначала напишите инструкцию или правило",
  unknownLabel: "нет метки «{label}»",
  staleRule: "Кто-то тем временем изменил это правило.",
};
