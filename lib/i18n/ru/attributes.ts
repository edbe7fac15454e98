import type { attributes as source } from "../en/attributes";
import type { Section } from "../types";

export const attributes: Section<typeof source> = {
  ofSelected: "О выбранной области",
  ofSelectedMany: {
    one: "О {count} выбранной области",
    few: "О {count} выбранных областях",
    many: "О {count} выбранных областях",
    other: "О {count} выбранных областях",
  },
  mixed: "У выбранных областей разные ответы. Данный здесь будет у всех.",
  nextIncomplete: {
    one: "Ещё {count} область без ответа",
    few: "Ещё {count} области без ответа",
    many: "Ещё {count} областей без ответа",
    other: "Ещё {count} области без ответа",
  },
};
