import type { zip as source } from "../../en/errors/zip";
import type { Translated } from "../../types";

export const zip: Translated<typeof source> = {
  unreadable: "ZIP не читается: {message}",
  refused: "ZIP не принят: {message}",
  tableTooLarge: "{file} больше 1 ГБ. Разделите файл и загрузите части по очереди.",
  imageTooLarge: "{file} больше 100 МБ.",
  packedTooWell: "{file} при распаковке вырастает больше чем в {times} раз.",
  tooManyEntries: "В ZIP больше 100 000 файлов.",
  link: "{file} — ссылка, поэтому ZIP не принят.",
  nameTwice: "{file} встречается в ZIP дважды. Переименуйте или удалите один из двух.",
  tooLarge: "ZIP при распаковке занимает больше 2 ГБ.",
  absolutePath: "имя файла начинается от корня диска: {file}",
  relativePath: "имя файла выходит за пределы архива: {file}",
  notZip: "это не ZIP",
  notZipOrCutOff: "это не ZIP, или файл оборван",
  cutOff: "файл оборван",
  listDamaged: "список файлов в нём повреждён",
  listAmbiguous: "список файлов в нём противоречив",
  listTooLong: "список файлов в нём слишком длинный",
  onePart: "это часть многотомного архива; сначала соедините части",
  encrypted: "файл зашифрован",
  otherMethod: "файл сжат не методом deflate",
  otherSize: "размер файла не тот, что указан в ZIP",
  damaged: "файл повреждён",
  wrongChecksum: "файл повреждён: не сходится контрольная сумма",
  entryUnreadable: "его нельзя прочитать ({message})",
};
