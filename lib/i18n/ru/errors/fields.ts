import type { fields as source } from "../../en/errors/fields";
import type { Translated } from "../../types";

export const fields: Translated<typeof source> = {
  giveName: "нужно название",
  sayWhy: "укажите причину",
  giveTitle: "нужно название",
  giveStatement: "напишите, что делать",
  tooLong: "символов — не больше {max}",
  tooShort: "символов — не меньше {min}",
  tooSmall: "не меньше {min}",
  tooLarge: "не больше {max}",
  over2000: "символов — не больше 2000",
  over5000: "символов — не больше 5000",
  noControlCharacters: "без управляющих символов",
  noNul: "без символа U+0000",
  notId:
    "это не id: он состоит из 26 цифр и строчных латинских букв без i, l, o и u, например 01kb2c3d4e5f6g7h8j9k0m1n2p",
  badColumns: "неизвестные столбцы или больше 30",
  badQuery: "не строка запроса адреса",
  viewNameTaken: "такой вид уже есть",
  tooManyViews: "сначала удалите виды: их уже {max}",
  badCursor: "возьмите nextCursor предыдущей страницы",
  unknown: "поля «{name}» нет; есть {names}",
  notJson: "это не JSON: запись с ошибкой",
};
