import type { kinds as source } from "../../en/errors/kinds";
import type { Translated } from "../../types";

export const kinds: Translated<typeof source> = {
  choice: "выбор",
  taxonomy: "таксономия",
  rating: "оценка",
  number: "число",
  text: "свободный текст",
  list: "список",
  link: "ссылка на список",
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
