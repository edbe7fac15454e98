import type { consensus as source } from "../../en/errors/consensus";
import type { Translated } from "../../types";

export const consensus: Translated<typeof source> = {
  runs: "Расчёт консенсуса уже идёт. Дождитесь его конца или отмените его.",
  changedMidway:
    "Во время расчёта сохранили схему разметки либо исключили или вернули разметчика. Посмотрите предварительный итог ещё раз и запустите заново.",
  noQuestion:
    "Ни один метод не решает этот вопрос: нужна одна метка из списка, заданная один раз на задание.",
  noMethod: "Такого метода нет.",
};
