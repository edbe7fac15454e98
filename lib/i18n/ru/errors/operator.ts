import type { operator as source } from "../../en/errors/operator";
import type { Translated } from "../../types";

export const operator: Translated<typeof source> = {
  setUpFirst:
    "Этот сервер ещё не настроен. Откройте его в браузере, или выполните `concord user add --owner`, или задайте CONCORD_OWNER_EMAIL и CONCORD_OWNER_PASSWORD.",
  noFolder: "Папки {path} нет.",
  isFolder: "{path} — папка. Укажите файл в ней.",
  stopped: "Остановлено. Ничего не записано.",
  outputClosed: "Вывод перестали читать до его конца.",
  emptyRelease: "Релиз пришёл без содержимого.",
  importEnded: "Загрузка завершена: {status}.",
  importFailed: "{problem}{rows}",
  notFile: "{path} — не файл.",
  noDatabase: "Базы данных {file} нет. Проверьте CONCORD_DATA_DIR и DATABASE_URL.",
  noAccount: "Учётной записи {email} нет.",
  noOwner: "Владельца нет.",
  noPassword: "Пароль не указан.",
  badPassword: "Пароль: {message}.",
  simulatedToken: "У симулированного участника не может быть ключа API.",
  accountExists: "Учётная запись {email} уже есть.",
  firstIsOwner: "Первая учётная запись — владелец: добавьте --owner.",
  badSecretFile:
    "Секрет в {path}: {problem}; или удалите файл, и будет создан новый. Тогда всем придётся войти заново.",
  badSecret: "CONCORD_SECRET: {problem}; или не задавайте его, и он будет создан.",
  weakSecret: "слишком слабый: нужно не меньше {min} случайных символов (openssl rand -base64 48)",
  badTarget: "{variable}: «{target}» — не имя узла, не узел:порт и не диапазон вида 10.0.0.0/8",
  databaseDamaged: "База данных повреждена ({problem}): восстановите последнюю резервную копию.",
  badDatabaseUrl:
    "DATABASE_URL не читается. Его вид — postgres://user:password@host:5432/database; особые знаки пароля пишутся как %40 и подобные.",
  otherDatabase: "DATABASE_URL начинается не с file: и не с postgres://: {scheme}:…",
  newerDatabase:
    "База данных новее этой программы: в ней есть {migrations}. Установите более новую версию Concord или восстановите резервную копию, сделанную этой.",
};
