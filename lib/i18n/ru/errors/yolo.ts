import type { yolo as source } from "../../en/errors/yolo";
import type { Translated } from "../../types";

export const yolo: Translated<typeof source> = {
  atLine: "«{file}», строка {line}: {message}",
  columns:
    "столбцов {columns}: это не рамка (5), не повёрнутая рамка (9), не контур (7 и больше, нечётное число) и не поза этого набора",
  notFigures: "есть что-то, что не является числом",
  unknownClass: "класса {label} нет среди названных ({count})",
  outside: "{value} вне изображения: координаты — доли от 0 до 1",
  badYaml: "«{file}» не читается: {message}",
  noNames: "Нет названий классов: положите в архив data.yaml или classes.txt.",
};
