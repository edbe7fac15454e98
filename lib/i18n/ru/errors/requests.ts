import type { requests as source } from "../../en/errors/requests";
import type { Translated } from "../../types";

export const requests: Translated<typeof source> = {
  at: "{path}: {message}",
  noBody: "Этот маршрут не принимает тело запроса; параметры указываются в адресе.",
  nul: "В одном из текстов есть символ U+0000: уберите его.",
  tooLarge: "Запрос больше допустимого здесь: {size} КБ.",
  prototypeKey: "В запросе есть поле __proto__, а оно недопустимо.",
  sendJson: "Отправляйте JSON, а вид содержимого указывайте application/json.",
  notUtf8: "Запрос не в кодировке UTF-8.",
  badJson: "Запрос — не JSON: запись с ошибкой.",
  emptyBody: "Запрос пуст: отправьте сам файл.",
  unreachable: "Нет связи с сервером.",
  otherAnswer: "Сервер ответил: {status}.",
};
