import type { webhooks as source } from "../../en/errors/webhooks";
import type { Translated } from "../../types";

export const webhooks: Translated<typeof source> = {
  giveUrl: "укажите адрес",
  chooseEvent: "выберите хотя бы одно событие",
  urlBlocked:
    "нужен общедоступный адрес http или https; другие разрешает тот, кто обслуживает этот сервер (CONCORD_WEBHOOK_ALLOW)",
  tooMany: "Вебхуков в проекте — не больше {max}. Сначала удалите один из них.",
  testRunning: "Тестовое сообщение этого вебхука уже отправляется.",
};
