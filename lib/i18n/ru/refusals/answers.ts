import type { Refusal } from "../../types";

/** Annotation documents and the label loop. */
export const answers: Refusal[] = [
  { en: "expected a {mode} like {example}", ru: "ожидается {mode}, например {example}" },
  { en: "expected a list of label ids", ru: "ожидается список id меток" },
  { en: "leave it out instead of giving blank text", ru: "вместо пустого текста не указывайте ничего" },
  { en: "the same label stands twice", ru: "одна метка указана дважды" },
  {
    en: 'there is no label "{label}" here; there are: {labels}',
    ru: "здесь нет метки «{label}»; есть: {labels}",
  },
  {
    en: '"{label}" has finer labels below it: choose one of those',
    ru: "у метки «{label}» есть более точные: выберите одну из них",
  },
  {
    en: 'there is no kind "{kind}" here: it may be of a newer version',
    ru: "здесь нет вида «{kind}»: возможно, он из более новой версии",
  },
  { en: "expected a number", ru: "ожидается число" },
  { en: "expected a whole number", ru: "ожидается целое число" },
  { en: "expected a whole number from 1 to {max}", ru: "ожидается целое число от 1 до {max}" },
  { en: "expected at least {min}", ru: "ожидается не меньше {min}" },
  { en: "expected at most {max}", ru: "ожидается не больше {max}" },
  { en: "expected left or right", ru: "ожидается left (левое) или right (правое)" },
  {
    en: "expected left or right or tie",
    ru: "ожидается left (левое), right (правое) или tie (поровну)",
  },
  { en: "rank all {count} of them", ru: "расставьте по порядку всё (меток: {count})" },
  { en: "expected text", ru: "ожидается текст" },

  {
    en: 'the label schema asks nothing called "{id}" here; it asks: {controls}',
    ru: "здесь нет вопроса «{id}»; есть: {controls}",
  },
  {
    en: 'the label schema has no regions called "{id}"; it has: {controls}',
    ru: "нет вопроса «{id}», в котором отмечают области; есть: {controls}",
  },
  {
    en: "this number is too long to be exact; give it as text",
    ru: "число слишком длинное, чтобы быть точным; передайте его текстом",
  },
  { en: 'the label schema has no relations called "{id}"', ru: "нет вопроса о связях «{id}»" },
  { en: '"{name}" is required', ru: "«{name}»: нужен ответ" },
  { en: '"{name}" takes one label per region', ru: "в вопросе «{name}» у области может быть одна метка" },
  { en: '"{name}" takes upright boxes only', ru: "в вопросе «{name}» рамки не поворачивают" },
  { en: '"{name}" takes upright ellipses only', ru: "в вопросе «{name}» эллипсы не поворачивают" },
  {
    en: '"{name}" takes a {kind1}, not a {kind2}',
    ru: "в вопросе «{name}» отмечают {kind1}, а не {kind2}",
  },
  { en: 'the id "{id}" stands twice', ru: "id «{id}» встречается дважды" },
  { en: "nothing may be called __proto__", ru: "ничто не может называться __proto__" },
  { en: "a region needs a label", ru: "области нужна метка" },
  { en: "at most {max} regions", ru: "областей — не больше {max}" },
  { en: "a region cannot be related to itself", ru: "область нельзя связать с ней самой" },
  { en: 'there is no region "{region}"', ru: "нет области «{region}»" },
  {
    en: 'regions of "{control}" cannot be its {side} end',
    ru: "{side} этой связи не может быть областью «{control}»",
  },
  { en: 'this task has nothing in "{input}"', ru: "в этом задании нет данных «{input}»" },
  { en: "it needs an image", ru: "здесь нужно изображение" },
  { en: "it needs text", ru: "здесь нужен текст" },
  {
    en: "({x}, {y}) is outside the image of {width} × {height} px",
    ru: "точка ({x}, {y}) — за краем изображения {width} × {height} пикс.",
  },
  {
    en: "expected {height} × {width} (height, width)",
    ru: "ожидается {height} × {width} (высота, ширина)",
  },
  { en: "the runs cover {covered} pixels of {all}", ru: "маска описывает пикселей: {covered} из {all}" },
  { en: "no pixel is set", ru: "не отмечено ни одного пикселя" },
  { en: 'there is no joint "{joint}" here', ru: "здесь нет сустава «{joint}»" },
  { en: "the same joint stands twice", ru: "один сустав указан дважды" },
  { en: "it ends ({end}) before it starts ({start})", ru: "конец ({end}) раньше начала ({start})" },
  {
    en: "it ends at {end}, beyond the text of {length} characters",
    ru: "конец ({end}) — дальше конца текста (знаков в нём: {length})",
  },
  { en: "the parts must ascend and stay apart", ru: "части должны идти по порядку и не соприкасаться" },
  { en: "it is not the text between these offsets", ru: "на этом месте в тексте стоит другое" },
  { en: "must be greater than 0", ru: "должно быть больше 0" },
  { en: "a polygon needs 3 points", ru: "многоугольнику нужно не меньше 3 точек" },
  { en: "a line needs 2 points", ru: "линии нужно не меньше 2 точек" },

  {
    en: "The labels of the project have changed meanwhile. Load the page again to go on with the new ones.",
    ru: "Метки проекта тем временем изменили. Загрузите страницу заново, чтобы продолжить с новыми.",
  },
  {
    en: "The manager has changed the labels meanwhile. Your work is kept on this device; reload to go on with the new labels.",
    ru: "Менеджер тем временем изменил метки. Ваша работа хранится на этом устройстве; загрузите страницу заново, чтобы продолжить с новыми метками.",
  },
  {
    en: "This task was changed elsewhere meanwhile. Both versions are kept; choose one.",
    ru: "Это задание тем временем изменили в другом месте. Обе версии сохранены; выберите одну.",
  },
  {
    en: "The server does not know the revision this was made on.",
    ru: "Сервер не знает версии, поверх которой это сделано.",
  },
  { en: "This annotation id is in use already.", ru: "Такой id ответа уже занят." },
  {
    en: "This task was deleted meanwhile. Your work is kept on this device.",
    ru: "Это задание тем временем удалили. Ваша работа хранится на этом устройстве.",
  },
  { en: "say what is unclear", ru: "напишите, что неясно" },
  {
    en: "cite a rule or make a new one, not both",
    ru: "сошлитесь на правило или создайте новое, но не то и другое сразу",
  },
  { en: "This question was withdrawn meanwhile.", ru: "Этот вопрос тем временем отозвали." },
  { en: "This question has been answered meanwhile.", ru: "На этот вопрос тем временем ответили." },
  { en: "Only who asked may withdraw it.", ru: "Отозвать вопрос может только тот, кто его задал." },
  {
    en: "A reviewer has accepted this answer, so it can no longer be changed. If it should be, ask about the task.",
    ru: "Проверяющий принял этот ответ, поэтому изменить его уже нельзя. Если нужно — задайте вопрос по заданию.",
  },
  { en: "say what is wrong", ru: "напишите, что неверно" },
  {
    en: "a fix needs the corrected document, and nothing else takes one",
    ru: "исправленный документ нужен исправлению, и только ему",
  },
  { en: "Nobody reviews their own work.", ru: "Свою работу никто не проверяет." },
  { en: "Only submitted answers are reviewed.", ru: "Проверяют только отправленные ответы." },
  {
    en: "This answer was changed meanwhile. Look at it as it is now.",
    ru: "Этот ответ тем временем изменили. Посмотрите, каким он стал.",
  },
  {
    en: "This task is yours to label. Submit or skip it first; then you may look at other people's answers.",
    ru: "Это задание размечаете вы. Сначала отправьте или пропустите его; потом можно смотреть ответы других.",
  },
  { en: "review {id} was not told", ru: "проверку {id} не удалось показать" },
  { en: "project {project} has no schema {version}", ru: "у проекта {project} нет меток версии {version}" },
];
