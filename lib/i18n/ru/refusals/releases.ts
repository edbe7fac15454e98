import type { Refusal } from "../../types";

/** Releases and their splits, what an export loses, quality and the demo. */
export const releases: Refusal[] = [
  { en: "tasks without an image", ru: "задания без изображения" },
  { en: "further images of a task", ru: "остальные изображения задания" },
  { en: "other data fields", ru: "остальные поля данных" },
  { en: "answers to whole tasks", ru: "ответы о задании в целом" },
  { en: "answers about regions", ru: "ответы об областях" },
  { en: "relations", ru: "связи" },
  { en: "{kind} regions", ru: "области вида «{kind}»" },
  { en: "labels the schema no longer has", ru: "метки, которых больше нет" },
  {
    en: "answers to questions the schema no longer has",
    ru: "ответы на вопросы, которых больше нет",
  },
  { en: "regions of questions the schema no longer has", ru: "области вопросов, которых больше нет" },
  { en: "relations of questions the schema no longer has", ru: "связи вопросов, которых больше нет" },
  {
    en: "images' own names that are no file names",
    ru: "собственные имена изображений, которые не годятся в имена файлов",
  },
  { en: "regions on further images", ru: "фрагменты на остальных изображениях" },
  { en: "regions beside the image", ru: "фрагменты за краем изображения" },
  { en: "holes of regions", ru: "отверстия во фрагментах" },
  {
    en: "COCO holds boxes and polygons, and the labels of this release have none. Choose JSONL or CSV.",
    ru: "COCO хранит рамки и многоугольники, а в разметке этого выпуска их нет. Выберите JSONL или CSV.",
  },
  { en: "rotation of boxes", ru: "поворот рамок" },
  { en: "outlines of polygons", ru: "контуры многоугольников" },
  {
    en: "YOLO holds boxes, and the labels of this release have no boxes or polygons. Choose JSONL or CSV.",
    ru: "YOLO хранит рамки, а в разметке этого выпуска нет ни рамок, ни многоугольников. Выберите JSONL или CSV.",
  },
  {
    en: "YOLO has one file of labels for each image, and this release keeps every annotation. Choose COCO or JSONL, or make a release with agreed labels.",
    ru: "В YOLO у каждого изображения один файл меток, а в этом выпуске сохранены все аннотации. Выберите COCO или JSONL либо создайте выпуск с согласованными метками.",
  },

  { en: "This release is not frozen yet.", ru: "Этот выпуск ещё не заморожен." },
  { en: "The release was deleted.", ru: "Выпуск удалён." },
  {
    en: "No task fits this plan, so there is nothing to release.",
    ru: "Под эти условия не подходит ни одно задание, поэтому выпускать нечего.",
  },
  { en: "release {release} has no schema", ru: "у выпуска {release} нет меток" },
  { en: "release {release} has no summary", ru: "у выпуска {release} нет итогов" },
  {
    en: "what is stored as {what} is not understood: {problem}",
    ru: "сохранённое непонятно ({what}): {problem}",
  },
  { en: "the file of image {image} is missing", ru: "нет файла изображения {image}" },
  { en: "image {image} is missing", ru: "нет изображения {image}" },
  {
    en: "expected a share from 0 to 1, not {share}",
    ru: "ожидается доля от 0 до 1, а не {share}",
  },
  {
    en: "the shares must sum to 1, but they sum to {sum}",
    ru: "доли в сумме должны давать 1, а дают {sum}",
  },
  {
    en: 'no task has a text or number in a field "{field}" to keep it together by',
    ru: "ни в одном задании нет поля «{field}» с текстом или числом, чтобы по нему не разделять",
  },

  { en: 'there is no control "{control}"', ru: "нет вопроса «{control}»" },

  {
    en: "The demo projects are here already. Delete them to make them anew.",
    ru: "Демо-проекты уже есть. Удалите их, чтобы создать заново.",
  },
  { en: "The demo projects are being made right now.", ru: "Демо-проекты как раз создаются." },
  {
    en: "{email} belongs to a person, so it cannot be simulated.",
    ru: "Адрес {email} принадлежит человеку, воображаемым он быть не может.",
  },
];
