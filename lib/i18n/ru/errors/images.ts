import type { images as source } from "../../en/errors/images";
import type { Translated } from "../../types";

export const images: Translated<typeof source> = {
  otherFormat: "{file}: это не изображение JPEG, PNG, WebP, TIFF или GIF",
  notImage: "{file}: это не изображение JPEG, PNG, WebP, TIFF или GIF (SVG не принимается).",
  damaged: "{file}: изображение повреждено.",
  cutOff: "{file}: изображение не читается; возможно, файл оборван.",
  tooManyPixels: "{file}: {width} × {height} пикс.; принимается не больше 100 мегапикселей.",
  severalFrames: "{file}: несколько кадров; сохраните кадры для разметки отдельными изображениями.",
  addressSilent: "{url}: не удалось скачать, ответа нет",
  addressElsewhere: "{url}: ведёт на {to}, а этого узла нет в списке администратора (CONCORD_IMAGE_HOSTS)",
  addressStatus: "{url}: не удалось скачать, ответ {status}",
  addressRedirects: "{url}: слишком много перенаправлений",
  addressTooLarge: "{url}: больше {megabytes} МБ",
  empty: "{file}: файл пуст (0 байт).",
  cmyk: "{file}: цвета CMYK, они предназначены для печати; сохраните изображение в RGB.",
  samples:
    "{file}: такие пиксели не показать; сохраните изображение в оттенках серого или RGB, 8 или 16 бит на канал.",
  tooManyPages: "{file}: {pages} страниц; принимается не больше {max}. Разделите файл.",
  pagesBeside:
    "{file}: несколько страниц, а в строке несколько изображений. Сохраните каждую страницу отдельным файлом.",
  noWindow: "Окно уровней есть только у 16-битного изображения.",
  windowOrder: "Верхний уровень окна должен быть выше нижнего.",
  tooLarge: "{file}: больше 100 МБ.",
};
