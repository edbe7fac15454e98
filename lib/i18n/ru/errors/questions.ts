import type { questions as source } from "../../en/errors/questions";
import type { Translated } from "../../types";

export const questions: Translated<typeof source> = {
  giveText: "напишите, что неясно",
  ruleTwoWays: "сошлитесь на правило или создайте новое, но не то и другое сразу",
  withdrawn: "Этот вопрос тем временем отозвали.",
  answered: "На этот вопрос тем временем ответили.",
  otherAsker: "Отозвать вопрос может только тот, кто его задал.",
};
