import type { types as source } from "../../en/errors/types";
import type { Translated } from "../../types";

export const types: Translated<typeof source> = {
  string: "текст",
  number: "число",
  int: "целое число",
  boolean: "true или false",
  array: "список",
  tuple: "список",
  object: "объект",
  record: "объект",
  null: "пустое значение",
  undefined: "ничего",
  NaN: "не число",
  Infinity: "бесконечность",
  image: "изображение",
  text: "текст",
  date: "дата",
  time: "время",
  datetime: "дата и время",
  from: "начало",
  to: "конец",
};
