import type { coco as english } from "../../en/errors/coco";
import type { Translated } from "../../types";

export const coco: Translated<typeof english> = {
  notCoco: "Это не файл COCO: в нём нет списка «images».",
  noFileName: "у изображения нет «file_name»",
  tooLarge: "Файл COCO может занимать до 256 МБ. Разделите его изображения на несколько файлов.",
  imageTwice: "идентификатор «{id}» есть у нескольких изображений или ни у одного",
  unknownImage: "аннотация {id} относится к изображению {image}, которого нет в списке «images»",
  atAnnotation: "аннотация {id}: {message}",
  unknownCategory: "нет категории «{category}»",
  badBox: "«bbox» — не x, y, ширина и высота",
  badOutline: "контуру нужны хотя бы три пары координат",
  badKeypoints: "«keypoints» — не список из x, y и видимости",
  badRle: "длины серий не покрывают изображение точно",
  otherSize: "длины серий рассчитаны на {size} пикс., а в изображении {image}",
  crowdWithoutRle: "«iscrowd» равно 1, а в «segmentation» нет длин серий",
};
