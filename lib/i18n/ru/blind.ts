import type { blind as source } from "../en/blind";
import type { Section } from "../types";

export const blind: Section<typeof source> = {
  review: "Слепая проверка",
  hide: "Скрывать имена разметчиков от ревьюеров",
  hint: "Все, кроме менеджеров, видят вместо имён разметчиков псевдонимы: в проверке, арбитраже и комментариях.",
  pseudonym: "Разметчик {code}",
};
