import type { reviewers as source } from "../en/reviewers";
import type { Section } from "../types";

export const reviewers: Section<typeof source> = {
  title: "Ревьюеры",
  note: "Решения каждого ревьюера. Доля отклонённых показана начиная с 30 проверок.",
  queue: "К проверкам",
  reviewer: "Ревьюер",
  reviewed: "Проверено",
  accepted: "Принято",
  fixed: "Исправлено",
  rejected: "Отклонено",
  share: "Доля отклонённых",
  wait: "Ожидание проверки, медиана",
  comments: "Комментарии",
  few: "меньше 30",
};
