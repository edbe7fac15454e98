import type { segment as source } from "../../en/errors/segment";
import type { Translated } from "../../types";

export const segment: Translated<typeof source> = {
  badName: "В имени папки допустимы только латинские буквы, цифры, точки, дефисы и подчёркивания.",
  noManifest: "Нет файла {file}.",
  badManifest: "{file} — не JSON в том виде, который описан в документации.",
  noFile: "Нет файла {file}.",
  otherSize: "Размер {file} — {found} байт; в манифесте указано {bytes}.",
  otherSum: "SHA-256 файла {file} — {found}; в манифесте указана другая сумма.",
  unreadable: "Её не удаётся прочитать.",
};
