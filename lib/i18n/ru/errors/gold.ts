import type { gold as source } from "../../en/errors/gold";
import type { Translated } from "../../types";

export const gold: Translated<typeof source> = {
  stale: "Тем временем кто-то другой изменил этот эталонный ответ.",
  documentOrResolution: "Укажите либо ответ, либо что нужно взять итоговый ответ задания.",
  undecidable: "Часть итогового ответа решить нельзя, поэтому сравнивать с ним некого.",
  noResolution: "У задания нет итогового ответа, который можно взять.",
};
