import type { common as source } from "../en/common";
import type { Section } from "../types";

export const common: Section<typeof source> = {
  save: "Сохранить",
  cancel: "Отмена",
  close: "Закрыть",
  delete: "Удалить",
  edit: "Изменить",
  add: "Добавить",
  search: "Поиск",
  loading: "Загрузка…",
  retry: "Повторить",
  copy: "Копировать",
  copied: "Скопировано",
  required: "обязательно",
  commands: "Команды",
  tasks: {
    one: "{count} задание",
    few: "{count} задания",
    many: "{count} заданий",
    other: "{count} задания",
  },
};
