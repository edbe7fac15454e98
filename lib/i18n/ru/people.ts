import type { people as source } from "../en/people";
import type { Section } from "../types";

export const people: Section<typeof source> = {
  title: "Пользователи сервера",
  text: "Все, у кого здесь есть учётная запись. Роли в проекте задаются в его настройках.",
  search: "Имя или e-mail",
  more: "Показать ещё",
  none: "Никого не найдено.",
  role: "Учётная запись",
  role_owner: "Владелец",
  role_member: "Пользователь",
  projects: "Проекты",
  managed: "менеджер в {count}",
  since: "С",
  mayCreate: "Может создавать проекты",
  always: "всегда",
  account: "Закрыть или открыть учётную запись",
  closed: "закрыта",
  close: "Закрыть запись",
  open: "Открыть запись",
  closeTitle: "Закрыть учётную запись «{name}»?",
  closeText:
    "Вход и API-токены этого пользователя перестанут работать. Его разметка останется. Запись можно открыть снова.",
};
