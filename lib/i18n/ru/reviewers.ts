import type { reviewers as source } from "../en/reviewers";
import type { Section } from "../types";

export const reviewers: Section<typeof source> = {
  title: "Ревьюеры",
  note: "Решения каждого ревьюера. Доли показаны начиная с 30.",
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
  overruled: "Принято, но решено иначе",
  overruledHint:
    "Среди принятых разметок, по заданиям которых потом был арбитраж: доля тех, что расходятся с итоговым ответом",
  fewDecided: {
    one: "решено {count}, меньше 30",
    few: "решено {count}, меньше 30",
    many: "решено {count}, меньше 30",
    other: "решено {count}, меньше 30",
  },
  noneDecided: "арбитража не было",
};
