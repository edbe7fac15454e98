import type { comments as source } from "../en/comments";
import type { Section } from "../types";

export const comments: Section<typeof source> = {
  title: "Комментарии",
  none: "Комментариев к этой разметке нет.",
  whole: "Вся разметка",
  gone: "Области больше нет",
  about: "О чём",
  add: "Отправить",
  addLabel: "Новый комментарий",
  reply: "Ответить",
  replyLabel: "Ответ на комментарий",
  resolve: "Закрыть",
  reopen: "Открыть снова",
  resolved: "закрыт",
  showResolved: {
    one: "{count} закрытый",
    few: "{count} закрытых",
    many: "{count} закрытых",
    other: "{count} закрытого",
  },
  show: "Показать область",
  you: "Вы",
  notSent: "Не отправлено: нет связи. Текст сохранён здесь — отправьте его, когда связь появится.",
  replies: {
    one: "{count} ответ вам",
    few: "{count} ответа вам",
    many: "{count} ответов вам",
    other: "{count} ответа вам",
  },
  repliesMore: "Вам больше {count} ответов",
  repliesText:
    "Последнее слово в этих обсуждениях не ваше. Ответьте или закройте обсуждение, и оно уйдёт из списка.",
  thread: "Всё обсуждение",
  region: "Одна из областей",
  replyOn: "Задание {number}",
  count: {
    one: "{count} открытый комментарий",
    few: "{count} открытых комментария",
    many: "{count} открытых комментариев",
    other: "{count} открытого комментария",
  },
};
