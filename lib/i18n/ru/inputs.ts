import type { inputs as source } from "../en/inputs";
import type { Section } from "../types";

export const inputs: Section<typeof source> = {
  textSubmit: "отправить",
  numberStep: "с шагом {step}",
  tie: "одинаковы",
  bothBad: "оба плохи",
  allBad: "все плохи",
  rankUp: "Поднять: {name}",
  rankDown: "Опустить: {name}",
  rankPlace: "{name}: место {place} из {count}",
  rankKeep: "Оставить такой порядок",
  rankClear: "Убрать порядок",
  recent: "Выбранные недавно",
  treeSearch: "Найти метку…",
  treeNothing: "Нет меток с такими словами.",
  treeMore: "Ещё {count}: введите больше букв",
  treeOpen: "Раскрыть «{name}»",
  treeClose: "Свернуть «{name}»",
  listAdd: "Добавить значение…",
  listAddHint: "Enter добавляет",
  listAdded: "Добавлено: {value}",
  listRemove: "Удалить: {value}",
  listRemoved: "Удалено: {value}",
  listUp: "Поднять: {value}",
  listDown: "Опустить: {value}",
  listPlace: "{value}: место {place} из {count}",
};
