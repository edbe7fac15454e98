import type { pageErrors as source } from "../en/page-errors";
import type { Section } from "../types";

export const pageErrors: Section<typeof source> = {
  notFoundTitle: "Здесь ничего нет",
  notFoundText: "Такой страницы нет, или у вас нет к ней доступа.",
  toProjects: "К проектам",
  errorTitle: "Эту страницу не удалось показать",
  errorText:
    "Ничего не изменено. Попробуйте ещё раз; если не поможет, сообщите номер тому, кто ведёт этот сервер.",
  errorReference: "Номер: {id}",
};
