import type { kindNames as source } from "../en/kind-names";
import type { Section } from "../types";

export const kindNames: Section<typeof source> = {
  choice: "выбор",
  taxonomy: "дерево меток",
  rating: "оценка",
  number: "число",
  text: "свободный текст",
  list: "список значений",
  link: "ссылка на кандидата",
  datetime: "дата или время",
  ranking: "порядок",
  pairwise: "сравнение",
  box: "рамки",
  polygon: "многоугольники",
  polyline: "линии",
  ellipse: "эллипсы",
  keypoint: "точки",
  skeleton: "скелеты",
  mask: "маски",
  span: "фрагменты текста",
  relation: "связи",
};
