import type { refused as source } from "../en/refused";
import type { Section } from "../types";

export const refused: Section<typeof source> = {
  title: "Задание {task} не принято",
  titleMany: {
    one: "{count} задание не принято",
    few: "{count} задания не приняты",
    many: "{count} заданий не принято",
    other: "{count} задания не принято",
  },
  waitForLabels: {
    one: "{count} задание ждёт новых меток",
    few: "{count} задания ждут новых меток",
    many: "{count} заданий ждут новых меток",
    other: "{count} задания ждёт новых меток",
  },
  tasks: "Задания {tasks}",
  kept: "Ваша работа хранится на этом устройстве, пока вы не решите, что с ней делать.",
  goneTitle: "Задание {task} вам больше не доступно",
  goneMany: {
    one: "{count} задание вам больше не доступно",
    few: "{count} задания вам больше не доступны",
    many: "{count} заданий вам больше не доступны",
    other: "{count} задания вам больше не доступно",
  },
  waitForLabelsDo:
    "Метки проекта изменились. Загрузите страницу заново: ваша работа останется, уже с новыми метками.",
  reloadPage: "Загрузить страницу заново",
  openAndFix: "Открыть и исправить",
  openAndFixTask: "Открыть задание {task} и исправить",
  discard: "Выбросить",
  keep: "Оставить",
  discardSure: "Точно выбросить?",
  discardManySure: {
    one: "Точно выбросить работу над {count} заданием?",
    few: "Точно выбросить работу над {count} заданиями?",
    many: "Точно выбросить работу над {count} заданиями?",
    other: "Точно выбросить работу над {count} задания?",
  },
  unsubmitted: {
    one: "Не отправлен {count} изменённый ответ: задание {tasks}.",
    few: "Не отправлены {count} изменённых ответа: задания {tasks}.",
    many: "Не отправлено {count} изменённых ответов: задания {tasks}.",
    other: "Не отправлено {count} изменённого ответа: задания {tasks}.",
  },
  unsubmittedDo:
    "Пока вы этого не сделаете, считается отправленное раньше. Изменение есть только на этом устройстве.",
  unsubmittedOpen: "Открыть задание {task}",
  unsubmittedDiscard: "Отказаться",
  unsubmittedDiscardSure: {
    one: "Точно отказаться от {count} изменения",
    few: "Точно отказаться от {count} изменений",
    many: "Точно отказаться от {count} изменений",
    other: "Точно отказаться от {count} изменения",
  },
};
