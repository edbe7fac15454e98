import type { voc as source } from "../../en/errors/voc";
import type { Translated } from "../../types";

export const voc: Translated<typeof source> = {
  at: "файл «{file}»: {message}",
  notXml: "это не XML: {message}",
  doctype: "DOCTYPE не допускается",
  notVoc: "нет элемента «annotation»",
  noName: "у объекта нет названия",
  badBox: "рамка объекта «{label}» — не четыре числа",
  noImage: "изображения «{image}» нет в архиве",
};
