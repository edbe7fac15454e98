import type { images as source } from "../../en/errors/images";
import type { Translated } from "../../types";

export const images: Translated<typeof source> = {
  otherFormat: "{file}: это не изображение JPEG, PNG, WebP или GIF",
  notImage: "{file}: это не изображение JPEG, PNG, WebP или GIF (SVG не принимается).",
  damaged: "{file}: изображение повреждено.",
  cutOff: "{file}: изображение не читается; возможно, файл оборван.",
  tooManyPixels: "{file}: {width} × {height} пикс.; принимается не больше 100 мегапикселей.",
  severalFrames: "{file}: несколько кадров; сохраните кадры для разметки отдельными изображениями.",
  tooLarge: "{file}: больше 100 МБ.",
};
