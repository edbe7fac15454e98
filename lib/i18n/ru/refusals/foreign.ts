import type { Refusal } from "../../types";

const TOO_LITTLE = "Слишком мало элементов";
const TOO_MANY = "Слишком много элементов";

/** Messages that are made elsewhere and reach people all the same: of zod 4 and JSON.parse, and of lib/zip, which is told in words of its own. */
export const foreign: Refusal[] = [
  { en: "Invalid input", ru: "Недопустимое значение" },
  { en: "Invalid input: expected {value}", ru: "Недопустимое значение: ожидается {value}" },
  {
    en: "Invalid input: expected {type1}, received {type2}",
    ru: "Недопустимое значение: ожидается {type1}, а получено {type2}",
  },
  { en: "Invalid input: expected {type}, received undefined", ru: "Не указано: ожидается {type}" },
  {
    en: "Invalid input: more than one option matched",
    ru: "Недопустимое значение: подходит несколько видов",
  },
  { en: "Invalid option: expected one of {options}", ru: "Недопустимое значение: возможны {options}" },
  { en: "Invalid discriminator value. Expected {options}", ru: "Неизвестный вид: возможны {options}" },
  { en: "Unrecognized key: {keys}", ru: "Лишнее поле: {keys}" },
  { en: "Unrecognized keys: {keys}", ru: "Лишние поля: {keys}" },
  { en: "Invalid key in {type}", ru: "Недопустимое имя поля ({type})" },
  { en: "Invalid value in {type}", ru: "Недопустимое значение ({type})" },
  { en: "Invalid string: must match pattern {pattern}", ru: "Текст не подходит под образец {pattern}" },
  { en: "Invalid number: must be a multiple of {number}", ru: "Число должно делиться на {number}" },

  {
    en: "Too small: expected string to have >={min} characters",
    ru: "Слишком коротко: знаков нужно не меньше {min}",
  },
  {
    en: "Too big: expected string to have <={max} characters",
    ru: "Слишком длинно: знаков может быть не больше {max}",
  },
  {
    en: "Too small: expected string to have exactly {length} characters",
    ru: "Слишком коротко: знаков нужно ровно {length}",
  },
  {
    en: "Too big: expected string to have exactly {length} characters",
    ru: "Слишком длинно: знаков нужно ровно {length}",
  },
  { en: "Too small: expected array to have >={min} items", ru: `${TOO_LITTLE}: нужно не меньше {min}` },
  { en: "Too big: expected array to have <={max} items", ru: `${TOO_MANY}: может быть не больше {max}` },
  {
    en: "Too small: expected array to have exactly {length} items",
    ru: `${TOO_LITTLE}: нужно ровно {length}`,
  },
  { en: "Too big: expected array to have exactly {length} items", ru: `${TOO_MANY}: нужно ровно {length}` },
  { en: "Too small: expected {type} to be >={min}", ru: "Слишком мало: нужно {type} не меньше {min}" },
  { en: "Too small: expected {type} to be >{min}", ru: "Слишком мало: нужно {type} больше {min}" },
  { en: "Too big: expected {type} to be <={max}", ru: "Слишком много: нужно {type} не больше {max}" },
  { en: "Too big: expected {type} to be <{max}", ru: "Слишком много: нужно {type} меньше {max}" },

  { en: "Unexpected end of JSON input", ru: "запись обрывается" },
  { en: "Unexpected token {token}, {near} is not valid JSON", ru: "лишний знак {token} в месте {near}" },
  {
    en: "Unexpected non-whitespace character after JSON at position {at}",
    ru: "после конца записи стоит что-то ещё, знак {at}",
  },
  { en: "{message} in JSON at position {at}", ru: "{message}, знак {at}" },
  {
    en: "{message} in JSON at position {at} (line {line} column {column})",
    ru: "{message}, знак {at} (строка {line}, место {column})",
  },
  {
    en: "Unexpected non-whitespace character after JSON at position {at} (line {line} column {column})",
    ru: "после конца записи стоит что-то ещё, знак {at} (строка {line}, место {column})",
  },
  { en: "Expected property name or '}'", ru: "ожидается имя поля или }" },
  { en: "Expected double-quoted property name", ru: "ожидается имя поля в двойных кавычках" },
  { en: "Expected ',' or ']' after array element", ru: "после элемента списка ожидается запятая или ]" },
  { en: "Expected ',' or '}' after property value", ru: "после значения поля ожидается запятая или }" },
  { en: "Expected ':' after property name", ru: "после имени поля ожидается двоеточие" },
  { en: "Unterminated string", ru: "текст не закрыт кавычкой" },
  { en: "Bad control character in string literal", ru: "в тексте недопустимый управляющий знак" },
  { en: "Bad escaped character", ru: "неверный знак после обратной косой черты" },
  { en: "Unexpected number", ru: "здесь не ожидается число" },
  { en: "Unexpected string", ru: "здесь не ожидается текст" },

  { en: "absolute path: {file}", ru: "имя файла начинается от корня диска: {file}" },
  { en: "invalid relative path: {file}", ru: "имя файла выходит за пределы архива: {file}" },
  { en: "this is not a zip", ru: "это не ZIP" },
  { en: "this is not a zip, or its end is missing", ru: "это не ZIP, или файл оборван" },
  { en: "its end is missing", ru: "файл оборван" },
  { en: "its list of files is damaged", ru: "список файлов в нём повреждён" },
  { en: "its list of files contradicts itself", ru: "список файлов в нём противоречив" },
  { en: "its list of files is too long", ru: "список файлов в нём слишком длинный" },
  {
    en: "it is one part of several; join them first",
    ru: "это часть многотомного архива; сначала соедините части",
  },
  { en: "it is encrypted", ru: "файл зашифрован" },
  { en: "it is packed by a method that is not deflate", ru: "файл сжат не методом deflate" },
  { en: "it has another size than the zip says", ru: "размер файла не тот, что указан в ZIP" },
  { en: "it is damaged", ru: "файл повреждён" },
  { en: "it is damaged: its checksum is wrong", ru: "файл повреждён: не сходится контрольная сумма" },
  { en: "it cannot be read ({message})", ru: "его нельзя прочитать ({message})" },
];
