import type { reviewed as source } from "../en/reviewed";
import type { Section } from "../types";

export const reviewed: Section<typeof source> = {
  rejected: "Ревьюер вернул этот ответ",
  rejectedDo: "Исправьте, что неверно, и отправьте ещё раз.",
  locked: "Ревьюер принял этот ответ. Изменить его уже нельзя.",
  fixed: "Ревьюер исправил этот ответ",
  fixedText: "Ниже показано, как должно быть. Изменить ответ уже нельзя.",
};
