import type { Refusal } from "../../types";

/** What any request may meet: its form, the disk, the network, a fault of ours. */
export const requests: Refusal[] = [
  {
    en: "This route takes no body; its options are in the query of the address.",
    ru: "Этот маршрут не принимает тело запроса; параметры указываются в адресе.",
  },
  { en: "{path}: {message}", ru: "{path}: {message}" },
  {
    en: "not an id: 26 digits and small letters without i, l, o and u, such as 01kb2c3d4e5f6g7h8j9k0m1n2p",
    ru: "это не id: он состоит из 26 цифр и строчных латинских букв без i, l, o и u, например 01kb2c3d4e5f6g7h8j9k0m1n2p",
  },
  { en: 'there is no "{name}"; known are {names}', ru: "поля «{name}» нет; есть {names}" },
  { en: "use the nextCursor of the page before", ru: "возьмите nextCursor предыдущей страницы" },
  { en: "without control characters", ru: "без управляющих символов" },
  { en: "without the character U+0000", ru: "без символа U+0000" },
  {
    en: "One of the texts holds the character U+0000: take it out.",
    ru: "В одном из текстов есть символ U+0000: уберите его.",
  },

  {
    en: "The body is larger than the {size} KB allowed here.",
    ru: "Запрос больше допустимого здесь: {size} КБ.",
  },
  {
    en: "The body has a member called __proto__, which is not allowed.",
    ru: "В запросе есть поле __proto__, а оно недопустимо.",
  },
  {
    en: "Send JSON with the content type application/json.",
    ru: "Отправляйте JSON, а вид содержимого указывайте application/json.",
  },
  { en: "The body is not UTF-8.", ru: "Запрос не в кодировке UTF-8." },
  { en: "The body is not valid JSON.", ru: "Запрос — не JSON: запись с ошибкой." },
  { en: "The body is empty: send the file itself.", ru: "Запрос пуст: отправьте сам файл." },
  {
    en: "This request came from another site. Use an API token for programs.",
    ru: "Запрос пришёл с другого сайта. Для программ нужен ключ API.",
  },

  {
    en: "The disk of the server is full. Nothing was saved; free some space and try again.",
    ru: "На диске сервера нет места. Ничего не сохранено; освободите место и попробуйте ещё раз.",
  },
  {
    en: "The disk of the server is full. The file was not kept.",
    ru: "На диске сервера нет места. Файл не сохранён.",
  },
  {
    en: "The disk of the database is full. Nothing was saved.",
    ru: "На диске базы данных нет места. Ничего не сохранено.",
  },
  { en: "The server cannot be reached.", ru: "Нет связи с сервером." },
  { en: "The server answered {status}.", ru: "Сервер ответил: {status}." },
  {
    en: "The server stopped several times while doing this.",
    ru: "Сервер несколько раз останавливался, пока это выполнял.",
  },
  {
    en: "Something went wrong on our side. Reference: {id}",
    ru: "Что-то сломалось на нашей стороне. Номер: {id}",
  },
  {
    en: "Something went wrong on our side. Nothing was changed. Reference: {id}",
    ru: "Что-то сломалось на нашей стороне. Ничего не изменено. Номер: {id}",
  },
];
