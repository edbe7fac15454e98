import type { releases as source } from "../../en/errors/releases";
import type { Translated } from "../../types";

export const releases: Translated<typeof source> = {
  notFrozen: "Этот выпуск ещё не заморожен.",
  deleted: "Выпуск удалён.",
  noTasks: "Под эти условия не подходит ни одно задание, поэтому выпускать нечего.",
  noSchema: "у выпуска {release} нет меток",
  noSummary: "у выпуска {release} нет итогов",
  notUnderstood: "сохранённое непонятно ({what}): {problem}",
  imageFileMissing: "нет файла изображения {image}",
  imageMissing: "нет изображения {image}",
  badShare: "ожидается доля от 0 до 1, а не {share}",
  badSum: "доли в сумме должны давать 1, а дают {sum}",
  noGroupField: "ни в одном задании нет поля «{field}» с текстом или числом, чтобы по нему не разделять",
  cocoOutlines:
    "COCO хранит рамки, многоугольники, эллипсы, маски и скелеты, а в разметке этого выпуска их нет. Выберите JSONL или CSV.",
  yoloOutlines:
    "YOLO хранит рамки, а в разметке этого выпуска нет ни рамок, ни многоугольников, ни эллипсов, ни масок. Выберите JSONL или CSV.",
  yoloAgreed:
    "В YOLO у каждого изображения один файл меток, а в этом выпуске сохранены все аннотации. Выберите COCO или JSONL либо создайте выпуск с согласованными метками.",
};
