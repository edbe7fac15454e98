import type { app as source } from "../en/app";
import type { Section } from "../types";

export const app: Section<typeof source> = {
  failed: "Не получилось",
  partFailed: "Эту часть страницы загрузить не удалось. Попробуйте снова, когда сервер будет доступен.",
  saved: "Сохранено",
  seconds: "{value} с",
  minutes: "{minutes} мин {seconds} с",
  remove: "Убрать",
  throwAwayAsk: "Выбросить написанное?",
  goOnWriting: "Писать дальше",
  throwAway: "Выбросить",
  leaveUnsaved: "Есть несохранённые изменения. Всё равно уйти?",
};
