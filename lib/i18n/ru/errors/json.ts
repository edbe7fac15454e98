import type { json as source } from "../../en/errors/json";
import type { Translated } from "../../types";

export const json: Translated<typeof source> = {
  notFinite: "в поле «{column}» стоит {word}, а в JSON такого нет; запишите null или текст",
  bareWord: "в поле «{column}» стоит {word}, а такого значения в JSON нет; запишите текст в кавычках",
  otherWord: "в поле «{column}» стоит {word}, а в JSON такого нет; запишите {right}",
  foreignValue: "стоит значение {word}, а в JSON такого нет",
  comment: "комментарий ({comment}), а в JSON их нет; уберите его",
  otherQuotes: 'текст в других кавычках ({word}); в JSON бывают только двойные (")',
  bareName: "имя поля {word} стоит без кавычек",
  openText: "текст не закрыт кавычкой",
  lineBreak: "в тексте перевод строки, или текст не закрыт кавычкой; перевод строки пишется как \\n",
  controlCharacter: "в тексте табуляция или другой управляющий знак; табуляция пишется как \\t",
  badEscape: "в тексте стоит {escaped}, а в JSON такого нет; обратная косая черта пишется как \\\\",
  noColon: "не хватает двоеточия перед {word}",
  noComma: "не хватает запятой перед {word}",
  extraComma: "лишняя запятая перед {mark}; уберите её",
  noValue: "у поля «{column}» нет значения",
  byteOrderMark: "в середине стоит метка порядка байтов (BOM); уберите её",
  afterEnd: "после конца записи стоит что-то ещё",
  cutOff: "запись обрывается, не закончившись",
  notValid: "это не JSON: запись с ошибкой",
};
