import type { candidates as source } from "../../en/errors/candidates";
import type { Translated } from "../../types";

export const candidates: Translated<typeof source> = {
  noColumn: "строка {line} задаёт столбцы, но столбца {column} нет; есть: {columns}",
  columnTwice: "строка {line} задаёт два столбца {column}",
  tooManyColumns: "в строке {line} больше четырёх столбцов, а первая строка не называет {columns}",
  atLine: "строка {line}: {message}",
  notJson: "это не JSON",
  notObject: "нужен объект JSON",
  wrongTypes: "id и name — тексты, aliases — список текстов, description — текст",
  empty: "строка {line}: столбец {column} пуст",
  nilTaken: "строка {line}: id «{id}» занят — он означает «нет в списке»",
  tooLong: "строка {line}: в столбце {column} — не больше {max} символов",
  tooManyAliases: "строка {line}: псевдонимов — не больше {max}",
  idTwice: "строка {line}: у id «{id}» другое название в строке {before}",
  none: "здесь нет ни одного кандидата",
  tooMany: "кандидатов — не больше {max}, а здесь {count}",
  nameTaken: "список кандидатов с таким названием уже есть",
  tooManyLists: "В проекте — не больше {max} списков кандидатов. Удалите ненужный.",
  inUse: "Из этого списка берут ответы вопросы: {controls}. Сначала выберите для них другой список.",
  idsInUse:
    "Ответы указывают на кандидатов, которых нет в новом файле: кандидатов — {candidates}, разметок — {annotations}. Оставьте их в списке или замените всё равно.",
  changed: "Тем временем список заменил кто-то другой. Посмотрите на него и попробуйте ещё раз.",
  unknownList: "такого списка кандидатов в проекте нет",
  unknown: "кандидата «{id}» в списке нет",
  noList: "для этого вопроса ещё не выбран список кандидатов",
};
