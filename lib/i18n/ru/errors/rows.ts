import type { rows as source } from "../../en/errors/rows";
import type { Translated } from "../../types";

export const rows: Translated<typeof source> = {
  structured: "в столбце «{column}» список или объект, а нужен текст или число",
  notText: "в столбце «{column}» знаки, которых в тексте не бывает (NUL или половина суррогатной пары)",
  numberTooLarge: "в столбце «{column}» число, слишком большое, чтобы его хранить; запишите его как текст",
  tooLong: "в столбце «{column}» больше {max} знаков",
  badPriority: "в столбце «{column}» не целое число от −1 000 000 до 1 000 000",
  idTaken: "id «{id}» уже есть с другими данными; эта строка не добавлена",
  empty: "столбец «{column}» пуст; заполните его или уберите строку",
  noColumn: "нет столбца «{column}»",
  prototypeColumn: "столбец нельзя назвать «__proto__»",
  needsZip:
    "в этом проекте показывают изображения: сложите таблицу и изображения, которые она называет, в один ZIP",
  notObject: "ожидается объект со столбцами",
  cellsOfHeader: "ячеек: {cells}, а в заголовке: {columns}",
  cellsOfFirstRow: "ячеек: {cells}, а в первой строке: {columns}",
  longCell:
    "ячейка в кавычках заняла строк: {lines}; если это отдельные строки таблицы, где-то не хватает кавычки или есть лишняя",
  address: "«{name}» — адрес, а по адресам ничего не скачивается: положите изображение в ZIP и назовите его",
  noPicture: "изображения «{name}» нет в ZIP",
  severalPictures: "«{name}» подходит к нескольким файлам в ZIP: {files}. Укажите путь целиком",
  noQuestion: "ни один вопрос схемы меток не принимает ответ «{value}»",
  severalQuestions: "ответ «{value}» принимают несколько вопросов схемы меток; файл должен назвать один",
  noAnswer: "вопрос «{question}» не принимает ответ «{value}»",
  noAnswerLabel: "у вопроса «{question}» нет метки «{value}»; есть {labels}",
  noNamedQuestion: "вопроса «{question}» нет; есть {controls}",
  noRegions: "в схеме меток нет вопроса, который принимает {kind}",
  noRegionLabel: "ни у одного вопроса нет метки «{label}»; есть {labels}",
  noRelation: "нет связи «{label}»; есть {labels}",
  severalGold:
    "строку разметили несколько человек, а итоговым может быть один ответ; возьмите их разметку как разметку людей",
  labelsOfPages: "разметку нельзя разложить по страницам: «{file}» — изображение из нескольких страниц",
  labelsDoNotFit: "разметка строки не подходит: {message}",
};
