/**
 * Words of ours inside a refusal, by the name of their place (`{role1}` and `{role2}` are roles). What people wrote
 * themselves, such as the name of a label, stands in places with other names and is never translated.
 */
export const words: Record<string, Record<string, string>> = {
  role: { manager: "менеджер", reviewer: "проверяющий", annotator: "разметчик" },
  kind: {
    box: "рамки",
    polygon: "многоугольники",
    polyline: "линии",
    ellipse: "эллипсы",
    keypoint: "точки",
    skeleton: "скелеты",
    mask: "маски",
    span: "фрагменты текста",
  },
  data: { image: "изображение", text: "текст" },
  mode: { date: "дата", time: "время", datetime: "дата и время" },
  side: { from: "начало", to: "конец" },
  type: {
    string: "текст",
    number: "число",
    int: "целое число",
    boolean: "true или false",
    array: "список",
    object: "объект",
    record: "объект",
    null: "пустое значение",
    undefined: "ничего",
    NaN: "не число",
    Infinity: "бесконечность",
  },
};
