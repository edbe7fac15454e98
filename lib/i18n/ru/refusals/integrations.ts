import type { Refusal } from "../../types";

/** Suggestions of models and webhooks. */
export const integrations: Refusal[] = [
  { en: "name the model", ru: "назовите модель" },
  { en: "at most 200 characters", ru: "знаков — не больше 200" },
  { en: "at most 1,000 suggestions at once", ru: "подсказок за один раз — не больше 1000" },
  {
    en: "name the task by either taskId or externalId",
    ru: "укажите задание одним способом: taskId или externalId",
  },
  { en: "there is no such task in this project", ru: "такого задания в этом проекте нет" },
  {
    en: "there is a suggestion for this task already in the list",
    ru: "в списке уже есть подсказка для этого задания",
  },
  {
    en: "The labels of the project have changed meanwhile. Nothing was added; send suggestions made for the new labels.",
    ru: "Метки проекта тем временем изменились. Ничего не добавлено; отправьте подсказки с новыми метками.",
  },
];
