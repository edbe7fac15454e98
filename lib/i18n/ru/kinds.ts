/** What the kinds of regions and answers are called, and how they are worked with. */
import type { kinds as source } from "../en/kinds";
import type { Section } from "../types";

export const kinds: Section<typeof source> = {
  name_choice: "выбор",
  name_taxonomy: "дерево меток",
  name_rating: "оценка",
  name_number: "число",
  name_text: "свободный текст",
  name_datetime: "дата или время",
  name_ranking: "порядок",
  name_pairwise: "сравнение",
  name_box: "рамки",
  name_polygon: "многоугольники",
  name_polyline: "линии",
  name_ellipse: "эллипсы",
  name_keypoint: "точки",
  name_skeleton: "скелеты",
  name_mask: "маски",
  name_span: "фрагменты текста",
  name_relation: "связи",
  toolBox: "Рисовать рамки",
  toolPolygon: "Рисовать многоугольники",
  hintDrag: "протяните или два щелчка: рамка",
  hintMark: "выделите текст: фрагмент",
  hintPolygon: "щелчки: многоугольник, Enter замыкает",
  treeSearch: "Найти метку…",
  treeNothing: "Нет меток с такими словами.",
  treeMore: "Ещё {count}: введите больше букв",
  treeOpen: "Раскрыть «{name}»",
  treeClose: "Свернуть «{name}»",
};
