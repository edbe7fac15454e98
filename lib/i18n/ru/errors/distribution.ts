import type { distribution as source } from "../../en/errors/distribution";
import type { Translated } from "../../types";

export const distribution: Translated<typeof source> = {
  shareIsMore: "Доле заданий нужно больше разметчиков, чем остальным.",
  mostIsMore: "Предел должен быть больше, чем число разметчиков каждого задания.",
  belowRange: "Укажите согласованность от 1 до 100 %.",
  noAgreement: "Для этого вопроса согласованность не вычисляется.",
};
