import type { predictions as source } from "../../en/errors/predictions";
import type { Translated } from "../../types";

export const predictions: Translated<typeof source> = {
  giveModel: "назовите модель",
  tooMany: "предразметок за один раз — не больше 1000",
  oneTaskName: "укажите задание одним способом: taskId или externalId",
  unknownTask: "такого задания в этом проекте нет",
  taskTwice: "в списке уже есть предразметка для этого задания",
  schemaChanged:
    "Метки проекта тем временем изменились. Ничего не добавлено; отправьте предразметку с новыми метками.",
};
