import type { losses as source } from "../../en/errors/losses";
import type { Translated } from "../../types";

export const losses: Translated<typeof source> = {
  noImage: "задания без изображения",
  furtherImages: "остальные изображения задания",
  dataFields: "остальные поля данных",
  taskAnswers: "ответы о задании в целом",
  regionAnswers: "ответы об областях",
  relations: "связи",
  box: "области вида «рамки»",
  polygon: "области вида «многоугольники»",
  polyline: "области вида «линии»",
  ellipse: "области вида «эллипсы»",
  keypoint: "области вида «точки»",
  skeleton: "области вида «скелеты»",
  mask: "области вида «маски»",
  span: "области вида «фрагменты текста»",
  oldLabels: "метки, которых больше нет",
  oldAnswers: "ответы на вопросы, которых больше нет",
  oldRegions: "области вопросов, которых больше нет",
  oldRelations: "связи вопросов, которых больше нет",
  imageNames: "собственные имена изображений, которые не годятся в имена файлов",
  regionsOnFurtherImages: "фрагменты на остальных изображениях",
  regionsBesideImage: "фрагменты за краем изображения",
  holes: "отверстия во фрагментах",
  rotations: "поворот рамок",
  outlines: "контуры многоугольников",
};
