import type { kindNames as source } from "../en/kind-names";
import type { Section } from "../types";

export const kindNames: Section<typeof source> = {
  choice: "выбор",
  taxonomy: "таксономия",
  rating: "оценка",
  number: "число",
  text: "свободный текст",
  list: "список значений",
  link: "ссылка на кандидата",
  datetime: "дата или время",
  ranking: "ранжирование",
  pairwise: "сравнение",
  box: "ограничивающие рамки",
  polygon: "многоугольники",
  polyline: "ломаные",
  ellipse: "эллипсы",
  keypoint: "ключевые точки",
  skeleton: "скелеты",
  mask: "маски",
  span: "фрагменты текста",
  relation: "связи",
};
