import type { shapes as source } from "../en/shapes";
import type { Section } from "../types";

export const shapes: Section<typeof source> = {
  toolSlice: "Разрезать фигуры линией",
  action_union: "Объединить выбранные фигуры",
  action_subtract: "Вычесть остальные из первой фигуры",
  action_intersect: "Оставить общую часть фигур",
  actionDuplicate: "Дублировать",
  actionCopy: "Копировать фигуры",
  actionPaste: "Вставить фигуры",
  actionLarger: "Кисть больше",
  actionSmaller: "Кисть меньше",
  keyAltWheel: "Alt+колесо",
  brushSize: "Размер кисти, пикс.",
  actionMode: "Следующий способ инструмента",
  toolModes: "Способы инструмента",
  drawing: "Рисование",
  finishShape: "Завершить",
  takeBackPoint: "Убрать точку",
  actionFlipHorizontal: "Отразить слева направо",
  actionFlipVertical: "Отразить сверху вниз",
};
