import type { manual as source } from "../en/manual";
import type { Section } from "../types";

export const manual: Section<typeof source> = {
  title: "Справка",
  more: "Как это работает",
  annotators: "Разметчикам",
  managers: "Менеджерам и ревьюерам",
  integrations: "API и вебхуки",
  operators: "Администраторам сервера",
  inEnglish: "Документация на английском языке.",
  missing: "В этой установке нет документации.",
};
