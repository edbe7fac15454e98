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
  back: "Назад",
  next: "Далее",
  yes: "Да",
  no: "Нет",
  none: "Нет",
  copy: "Копировать",
  copied: "Скопировано",
  required: "обязательно",
  optional: "необязательно",
  unexpected: "Что-то сломалось на нашей стороне. Ничего не изменено. Номер: {id}",
  offline: "Нет связи с сервером. Ваша работа сохранена на этом устройстве.",
  commands: "Команды",
  tasks: {
    one: "{count} задание",
    few: "{count} задания",
    many: "{count} заданий",
    other: "{count} задания",
  },
};
