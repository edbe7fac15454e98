import type { Refusal } from "../../types";

/** Final answers of tasks. */
export const decisions: Refusal[] = [
  {
    en: "give either annotationId with annotationRevision or a document",
    ru: "укажите либо annotationId с annotationRevision, либо document",
  },
  {
    en: "You have answered this task yourself; somebody else must decide it.",
    ru: "Вы сами отвечали на это задание; решать должен кто-то другой.",
  },
  {
    en: "There is no such final answer, or you are not a member of its project.",
    ru: "Итогового ответа нет, или вы не участник его проекта.",
  },
  { en: "is not a submitted answer", ru: "это не отправленный ответ" },
  { en: "is not a rule of this project", ru: "такого правила в проекте нет" },
  {
    en: "This answer was changed meanwhile. Look at it again.",
    ru: "Этот ответ тем временем изменили. Посмотрите на него снова.",
  },
  {
    en: "Somebody else has decided this task meanwhile.",
    ru: "Тем временем это задание решил кто-то другой.",
  },
  {
    en: "The final answer of this task is decided, so your answer can no longer be changed. If it should be, ask about the task.",
    ru: "Итоговый ответ этого задания решён, поэтому ваш уже не изменить. Если это нужно, задайте вопрос о задании.",
  },
];
