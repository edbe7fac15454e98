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
  noImageSize: "у изображения такой ширины или высоты не бывает",
  badBrush: "это не код кисти для изображения такого размера",
  notNames: "ожидается список названий",
  conllColumns: "в строке {line} столбцов: {columns}, а в первой: {expected}",
  conllTag: "строка {line}: «{tag}» — не тег вроде O, B-PER или I-PER",
  conllNoBegin: "строка {line}: «{tag}» продолжает фрагмент, который не начинался; перед ним ожидается B-",
  conllOtherType: "строка {line}: «{tag}» продолжает фрагмент другого типа; здесь ожидается B-",
  conllToken: "строка {line}: токен «{token}» — не следующий в тексте предложения",
  notSpan: "ожидаются фрагменты с началом, концом и меткой (start, end, label)",
  notLabelOrSpan: "ожидаются названия или фрагменты вида [начало, конец, название]",
  notShare: "ожидается число от 0 до 1",
  entityTwice: "у двух сущностей один id",
  spanBeyond:
    "фрагмента от {start} до {end} нет в тексте, считать ли в кодовых точках, единицах UTF-16 или байтах",
  spanElsewhere:
    "во фрагменте от {start} до {end} не «{text}», считать ли в кодовых точках, единицах UTF-16 или байтах",
  notPerson: "ожидается человек: id, адрес или объект с ними",
  atLine: "строка {line}: {message}",
  inFile: "файл {file}, {message}",
  fileNotText: "{file} — не текст в кодировке {encoding}; сохраните его как UTF-8",
  bratLine: "строка {line}: «{text}» — не аннотация brat",
  bratTwice: "id «{id}» стоит дважды",
  bratNoText: "для этих аннотаций нет файла {file}",
};
