import type { textForms as source } from "../../en/errors/text-forms";
import type { Translated } from "../../types";

export const textForms: Translated<typeof source> = {
  dialogue:
    "в столбце «{column}» нет диалога: нужен список реплик, у каждой текст и автор (role и content, from и value)",
  noText: "в столбце «{column}» список или объект, а нужен текст",
  record: "в столбце «{column}» нет записи: нужен объект или список объектов",
  table:
    "в столбце «{column}» нет таблицы: нужны строки хотя бы с двумя столбцами (CSV), список списков или список объектов",
};
