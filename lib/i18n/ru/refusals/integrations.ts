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

  { en: "give an address", ru: "укажите адрес" },
  { en: "choose at least one event", ru: "выберите хотя бы одно событие" },
  {
    en: "use a public http or https address; others have to be allowed by the operator of this server (CONCORD_WEBHOOK_ALLOW)",
    ru: "нужен общедоступный адрес http или https; другие разрешает тот, кто обслуживает этот сервер (CONCORD_WEBHOOK_ALLOW)",
  },
  {
    en: "A project has at most {max} webhooks. Delete one first.",
    ru: "Вебхуков в проекте — не больше {max}. Сначала удалите один из них.",
  },
  {
    en: "A test of this webhook is on its way already.",
    ru: "Проверка этого вебхука уже отправляется.",
  },
  {
    en: "There is no such webhook, or you are not a member of its project.",
    ru: "Такого вебхука нет, или вы не участвуете в его проекте.",
  },
];
