/** The names in ready label schemas, in the language of the page: people label in their own words from the start. */
import { followNames } from "@/lib/labels/change-ids";
import type { LabelSchema } from "@/lib/labels/schema";
import { TEMPLATES, type Template } from "@/lib/labels/templates";
import type { Locale } from "./locales";

/** English names and what they are called; a test holds it to the templates there are. */
export const RUSSIAN_NAMES: Readonly<Record<string, string>> = {
  Topic: "Тема",
  Topics: "Темы",
  Billing: "Оплата",
  Delivery: "Доставка",
  Product: "Товар",
  Other: "Другое",
  Entities: "Сущности",
  Person: "Человек",
  Organisation: "Организация",
  Place: "Место",
  Date: "Дата",
  Objects: "Объекты",
  Outlines: "Контуры",
  Pose: "Поза",
  Nose: "Нос",
  "Left eye": "Левый глаз",
  "Right eye": "Правый глаз",
  "Left ear": "Левое ухо",
  "Right ear": "Правое ухо",
  "Left shoulder": "Левое плечо",
  "Right shoulder": "Правое плечо",
  "Left elbow": "Левый локоть",
  "Right elbow": "Правый локоть",
  "Left wrist": "Левое запястье",
  "Right wrist": "Правое запястье",
  "Left hip": "Левое бедро",
  "Right hip": "Правое бедро",
  "Left knee": "Левое колено",
  "Right knee": "Правое колено",
  "Left ankle": "Левая лодыжка",
  "Right ankle": "Правая лодыжка",
  Masks: "Маски",
  Lines: "Линии",
  Road: "Дорога",
  Path: "Тропа",
  Crack: "Трещина",
  Points: "Точки",
  Tip: "Кончик",
  Joint: "Сустав",
  Centre: "Центр",
  "Round things": "Круглые предметы",
  Cell: "Клетка",
  Wheel: "Колесо",
  Car: "Автомобиль",
  Bicycle: "Велосипед",
  Relations: "Связи",
  Rides: "Едет на",
  Carries: "Перевозит",
  "Stands beside": "Стоит рядом",
  "Works for": "Работает в",
  "Lies in": "Находится в",
  "Happened on": "Произошло",
  Scene: "Сцена",
  Day: "День",
  Night: "Ночь",
  Dusk: "Сумерки",
  "How clear is it?": "Насколько понятно?",
  unclear: "непонятно",
  clear: "понятно",
  "Lines of text": "Строки текста",
  Printed: "Печатный",
  Handwritten: "Рукописный",
  Transcription: "Расшифровка",
  Caption: "Описание",
  "Which one is better?": "Какое лучше?",
  "Does the caption fit?": "Подходит ли подпись?",
  Fits: "Подходит",
  Partly: "Отчасти",
  "Does not fit": "Не подходит",
};

const NAMES = new Set(["name", "lowLabel", "highLabel"]);

function inRussian(schema: LabelSchema): LabelSchema {
  const text = JSON.stringify(schema, (key, value: unknown) =>
    NAMES.has(key) && typeof value === "string" ? (RUSSIAN_NAMES[value] ?? value) : value,
  );
  return followNames(JSON.parse(text) as LabelSchema);
}

/** Ids follow the names here as everywhere: data of a Russian project speak Russian. */
export const templatesIn = (locale: Locale): Template[] =>
  locale === "ru" ? TEMPLATES.map((one) => ({ ...one, schema: inRussian(one.schema) })) : TEMPLATES;
