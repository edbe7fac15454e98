import type { Refusal } from "../../types";

/** Files, their rows, images and zips. */
export const imports: Refusal[] = [
  {
    en: 'the column "{column}" holds a list or object; expected text or a number',
    ru: "в столбце «{column}» список или объект, а нужен текст или число",
  },
  {
    en: 'the column "{column}" holds characters that are not text (NUL or half a surrogate pair)',
    ru: "в столбце «{column}» знаки, которых в тексте не бывает (NUL или половина суррогатной пары)",
  },
  {
    en: 'the column "{column}" holds a number that is too large to be kept; write it as text',
    ru: "в столбце «{column}» число, слишком большое, чтобы его хранить; запишите его как текст",
  },
  {
    en: 'the column "{column}" has more than {max} characters',
    ru: "в столбце «{column}» больше {max} знаков",
  },
  {
    en: 'the column "{column}" is not a whole number from -1,000,000 to 1,000,000',
    ru: "в столбце «{column}» не целое число от −1 000 000 до 1 000 000",
  },
  {
    en: 'the id "{id}" is there already with other data; this row was left out',
    ru: "id «{id}» уже есть с другими данными; эта строка не добавлена",
  },
  {
    en: 'the column "{column}" is empty; fill it, or leave the row out',
    ru: "столбец «{column}» пуст; заполните его или уберите строку",
  },
  {
    en: 'The table has no column "{column}". It has: {columns}. Name one of these, or say that the first row is data (header=false). Nothing was added.',
    ru: "В таблице нет столбца «{column}». В ней есть: {columns}. Укажите один из них, а если первая строка — данные, скажите об этом (header=false). Ничего не добавлено.",
  },
  { en: 'there is no column "{column}"', ru: "нет столбца «{column}»" },
  { en: 'a column may not be called "__proto__"', ru: "столбец нельзя назвать «__proto__»" },
  {
    en: "this project shows images: put the table and the pictures it names into one zip",
    ru: "в этом проекте показывают изображения: сложите таблицу и изображения, которые она называет, в один ZIP",
  },
  { en: "expected an object with columns", ru: "ожидается объект со столбцами" },
  { en: "has {cells} cells, the header has {columns}", ru: "ячеек: {cells}, а в заголовке: {columns}" },
  {
    en: "has {cells} cells, the first row has {columns}",
    ru: "ячеек: {cells}, а в первой строке: {columns}",
  },
  {
    en: "a quoted cell takes in {lines} lines; if these are rows of their own, a quotation mark is missing or too many",
    ru: "ячейка в кавычках заняла строк: {lines}; если это отдельные строки таблицы, где-то не хватает кавычки или есть лишняя",
  },
  {
    en: '"{column}" is {word}, which is no value of JSON; write a text in quotation marks',
    ru: "в поле «{column}» стоит {word}, а такого значения в JSON нет; запишите текст в кавычках",
  },
  {
    en: '"{column}" is {word}, which JSON does not have; write null or a text',
    ru: "в поле «{column}» стоит {word}, а в JSON такого нет; запишите null или текст",
  },
  {
    en: '"{column}" is {word}, which JSON does not have; write {right}',
    ru: "в поле «{column}» стоит {word}, а в JSON такого нет; запишите {right}",
  },
  { en: "a value is {word}, which JSON does not have", ru: "стоит значение {word}, а в JSON такого нет" },
  {
    en: "a comment ({comment}), which JSON does not have; take it out",
    ru: "комментарий ({comment}), а в JSON их нет; уберите его",
  },
  {
    en: 'a text in other quotation marks ({word}); JSON has double ones only (")',
    ru: 'текст в других кавычках ({word}); в JSON бывают только двойные (")',
  },
  { en: "the name {word} is not in quotation marks", ru: "имя поля {word} стоит без кавычек" },
  { en: "a text is not closed by a quotation mark", ru: "текст не закрыт кавычкой" },
  {
    en: "a text holds a line break, or is not closed; write a line break as \\n",
    ru: "в тексте перевод строки, или текст не закрыт кавычкой; перевод строки пишется как \\n",
  },
  {
    en: "a text holds a tab or another control character; write a tab as \\t",
    ru: "в тексте табуляция или другой управляющий знак; табуляция пишется как \\t",
  },
  {
    en: "a text holds {escaped}, which JSON does not have; write \\\\ for a backslash",
    ru: "в тексте стоит {escaped}, а в JSON такого нет; обратная косая черта пишется как \\\\",
  },
  { en: "a colon is missing before {word}", ru: "не хватает двоеточия перед {word}" },
  { en: "a comma is missing before {word}", ru: "не хватает запятой перед {word}" },
  { en: "a comma stands before {mark}; take it out", ru: "лишняя запятая перед {mark}; уберите её" },
  { en: '"{column}" has no value', ru: "у поля «{column}» нет значения" },
  {
    en: "a byte order mark stands in the middle; take it out",
    ru: "в середине стоит метка порядка байтов (BOM); уберите её",
  },
  { en: "something follows after the end of the value", ru: "после конца записи стоит что-то ещё" },
  { en: "it ends before it is closed", ru: "запись обрывается, не закончившись" },
  { en: "not valid JSON", ru: "это не JSON: запись с ошибкой" },
  { en: "is not valid JSON", ru: "это не JSON: запись с ошибкой" },

  {
    en: "A file may have {size} MB. Split it and import the parts one after the other.",
    ru: "Файл может быть не больше {size} МБ. Разделите его и загрузите части по очереди.",
  },
  { en: "The file is empty.", ru: "Файл пуст." },
  { en: "The file has no rows.", ru: "В файле нет строк." },
  {
    en: "The file is not {encoding} text. Save it as UTF-8 and try again.",
    ru: "Файл — не текст в кодировке {encoding}. Сохраните его как UTF-8 и попробуйте ещё раз.",
  },
  {
    en: "Line {line} is longer than 16 million characters.",
    ru: "Строка {line} длиннее 16 миллионов знаков.",
  },
  {
    en: "A JSON file may have 256 MB. Save larger data as JSONL: one object per line.",
    ru: "Файл JSON может быть не больше 256 МБ. Данные больше сохраните как JSONL: по объекту в строке.",
  },
  {
    en: "The file is not one JSON list, but holds objects one after the other. Import it in the format JSONL.",
    ru: "В файле не список JSON, а объекты один за другим. Загрузите его в формате JSONL.",
  },
  {
    en: "The file is not valid JSON: line {line}: {message}",
    ru: "Файл — не JSON, в нём ошибка, строка {line}: {message}",
  },
  { en: "The file is not valid JSON: {message}", ru: "Файл — не JSON, в нём ошибка: {message}" },
  {
    en: "Expected a JSON list of objects: [{…}, {…}].",
    ru: "Ожидается список объектов JSON: [{…}, {…}].",
  },
  {
    en: 'Two columns are called "{column}". Rename one.',
    ru: "Два столбца называются «{column}». Переименуйте один.",
  },
  {
    en: "Row {row}: a cell begins with a quotation mark and is never closed. Close it, or double the mark and quote the cell.",
    ru: "Строка {row}: ячейка начинается с кавычки, а закрывающей нет. Закройте её или удвойте кавычку и возьмите ячейку в кавычки.",
  },
  {
    en: "Row {row} is longer than 16 million characters; a quotation mark may not be closed.",
    ru: "Строка {row} длиннее 16 миллионов знаков; возможно, не закрыта кавычка.",
  },
  {
    en: "Nothing was added: {bad} of {rows} rows are bad. Mend them, or import again and skip bad rows.",
    ru: "Ничего не добавлено: испорченных строк — {bad} из {rows}. Исправьте их или загрузите файл снова, пропустив испорченные строки.",
  },
  {
    en: "An id is there already with other data in {errors} of {total} rows, so nothing was added. Mend them, or import again and skip bad rows.",
    ru: "Строк, чей id уже занят другими данными: {errors} из {total}, поэтому ничего не добавлено. Исправьте их или загрузите файл снова, пропустив испорченные строки.",
  },
  {
    en: 'No row has a column "{column}", which was to be an id, group or priority. Nothing was added; name another column.',
    ru: "Ни в одной строке нет столбца «{column}», который должен был стать id, группой или приоритетом. Ничего не добавлено; укажите другой столбец.",
  },

  {
    en: '"{name}" is an address, and pictures are not fetched: put the picture in the zip and name it',
    ru: "«{name}» — адрес, а по адресам ничего не скачивается: положите изображение в ZIP и назовите его",
  },
  { en: 'the picture "{name}" is not in the zip', ru: "изображения «{name}» нет в ZIP" },
  {
    en: '"{name}" fits several files of the zip: {files}. Give the whole path',
    ru: "«{name}» подходит к нескольким файлам в ZIP: {files}. Укажите путь целиком",
  },
  {
    en: "The zip holds several tables: {files}. Say which one names the pictures, or leave one.",
    ru: "В ZIP несколько таблиц: {files}. Укажите, какая называет изображения, или оставьте одну.",
  },
  {
    en: 'The zip holds no table "{name}" (a CSV, TSV, JSONL or JSON file).',
    ru: "В ZIP нет таблицы «{name}» (файла CSV, TSV, JSONL или JSON).",
  },
  {
    en: "Tasks of this project show more than one picture. Put a table (CSV, TSV, JSONL or JSON) into the zip that names the pictures in a column.",
    ru: "В заданиях этого проекта не только одно изображение. Положите в ZIP таблицу (CSV, TSV, JSONL или JSON), которая называет изображения в столбце.",
  },
  {
    en: "Tasks of this project show text, not pictures. Import a table or a text file.",
    ru: "В заданиях этого проекта текст, а не изображения. Загрузите таблицу или текстовый файл.",
  },
  {
    en: "{file}: not a JPEG, PNG, WebP or GIF picture",
    ru: "{file}: это не изображение JPEG, PNG, WebP или GIF",
  },
  {
    en: "{file}: not a JPEG, PNG, WebP or GIF picture (SVG is not accepted).",
    ru: "{file}: это не изображение JPEG, PNG, WebP или GIF (SVG не принимается).",
  },
  { en: "{file}: the picture is damaged.", ru: "{file}: изображение повреждено." },
  {
    en: "{file}: the picture cannot be read; it may be cut off.",
    ru: "{file}: изображение не читается; возможно, файл оборван.",
  },
  {
    en: "{file}: {width} × {height} pixels; at most 100 megapixels are accepted.",
    ru: "{file}: {width} × {height} пикс.; принимается не больше 100 мегапикселей.",
  },
  {
    en: "{file}: has several frames; save the frames to be labeled as pictures of their own.",
    ru: "{file}: несколько кадров; сохраните кадры для разметки отдельными изображениями.",
  },
  { en: "{file}: larger than 100 MB.", ru: "{file}: больше 100 МБ." },

  { en: "The zip cannot be read: {message}", ru: "ZIP не читается: {message}" },
  { en: "The zip is refused: {message}", ru: "ZIP не принят: {message}" },
  {
    en: "{file} is larger than 1 GB. Split it and import the parts one after the other.",
    ru: "{file} больше 1 ГБ. Разделите файл и загрузите части по очереди.",
  },
  { en: "{file} is larger than 100 MB.", ru: "{file} больше 100 МБ." },
  {
    en: "{file} unpacks to more than {times} times its size.",
    ru: "{file} при распаковке вырастает больше чем в {times} раз.",
  },
  { en: "The zip has more than 100,000 entries.", ru: "В ZIP больше 100 000 файлов." },
  {
    en: "The uploaded file is no longer on the server. Import it again.",
    ru: "Загруженного файла больше нет на сервере. Импортируйте его заново.",
  },
  {
    en: "This version of the program does not understand the job. Start it again.",
    ru: "Эта версия программы не понимает задание. Запустите его заново.",
  },
  { en: "{file} is a link; the zip is refused.", ru: "{file} — ссылка, поэтому ZIP не принят." },
  {
    en: "{file} stands twice in the zip. Rename or remove one.",
    ru: "{file} встречается в ZIP дважды. Переименуйте или удалите один из двух.",
  },
  { en: "The zip unpacks to more than 2 GB.", ru: "ZIP при распаковке занимает больше 2 ГБ." },
];
