import type { templates as source } from "../en/templates";
import type { Section } from "../types";

export const templates: Section<typeof source> = {
  "name_text-classification": "Классификация текстов",
  "about_text-classification": "Один ответ о каждом тексте.",
  "name_named-entities": "Именованные сущности",
  "about_named-entities": "Отметить части текста.",
  "name_text-topic-entities": "Тема и сущности",
  "about_text-topic-entities": "Один ответ о тексте и отмеченные части.",
  "name_multi-label-text": "Несколько меток на текст",
  "about_multi-label-text": "Сколько угодно ответов о тексте и насколько он понятен.",
  "name_image-classification": "Классификация изображений",
  "about_image-classification": "Один ответ о каждом изображении.",
  "name_object-detection": "Поиск объектов",
  "about_object-detection": "Рамки вокруг объектов.",
  "name_object-outlines": "Контуры объектов",
  "about_object-outlines": "Многоугольники вокруг объектов.",
  name_masks: "Маски",
  about_masks: "Каждый пиксель объектов, кистью.",
  name_lines: "Линии",
  about_lines: "Линии вдоль дорог, трещин или проводов.",
  name_landmarks: "Ориентиры",
  about_landmarks: "Точки на изображении и эллипсы вокруг круглых предметов.",
  "name_detection-and-scene": "Объекты и сцена",
  "about_detection-and-scene": "Рамки вокруг объектов и один ответ об изображении.",
  "name_captioned-images": "Изображение с текстом",
  "about_captioned-images": "Рамки на изображении, отметки в подписи и один ответ о том и другом.",
};
