import type { Refusal } from "../../types";

/** The label schema, and the names and texts of projects, guidelines and rules. */
export const labels: Refusal[] = [
  { en: "give it a name", ru: "нужно название" },
  { en: "give it a title", ru: "нужно название" },
  { en: "say what to do", ru: "напишите, что делать" },
  { en: "at most {max} characters", ru: "знаков — не больше {max}" },
  { en: "at most 2,000 characters", ru: "знаков — не больше 2000" },
  { en: "at most 5,000 characters", ru: "знаков — не больше 5000" },
  { en: "at least {min} characters", ru: "знаков — не меньше {min}" },
  { en: "at least {min}", ru: "не меньше {min}" },
  { en: "at most {max}", ru: "не больше {max}" },

  {
    en: "use 1 to 64 letters, digits, - or _, starting with a letter or digit",
    ru: "нужно от 1 до 64 букв, цифр, - или _; в начале — буква или цифра",
  },
  {
    en: "write the letters in Unicode form NFC, at most 64 UTF-16 units",
    ru: "буквы должны быть в форме Юникода NFC, не больше 64 единиц UTF-16",
  },
  {
    en: "nobody can answer a {kind} in the label view yet, so it cannot be required: no task could be submitted",
    ru: "на «{kind}» в окне разметки пока нельзя ответить, поэтому обязательным он быть не может: нельзя было бы отправить ни одного задания",
  },
  {
    en: "this word is taken by the language itself; use another",
    ru: "это слово занято самим языком программы; возьмите другое",
  },
  { en: "use l1 to l20 or #rrggbb", ru: "годится цвет от l1 до l20 или #rrggbb" },
  { en: "one letter or digit", ru: "нужна одна буква или цифра" },
  { en: "a field may not be called __proto__", ru: "поле нельзя назвать __proto__" },
  { en: "needs at least {min} label", ru: "меток нужно не меньше {min}" },
  { en: "needs at least {min} labels", ru: "меток нужно не меньше {min}" },
  {
    en: "say what is shown: at least one input",
    ru: "укажите, что показывать: нужны хотя бы одни данные",
  },
  { en: "ask something: at least one control", ru: "спросите что-нибудь: нужен хотя бы один вопрос" },

  { en: 'no label "{label}" in this control', ru: "в этом вопросе нет метки «{label}»" },
  { en: '"{label}" is its own ancestor', ru: "метка «{label}» вложена сама в себя" },
  { en: 'the label id "{id}" stands twice', ru: "id метки «{id}» встречается дважды" },
  { en: 'the input id "{id}" stands twice', ru: "id данных «{id}» встречается дважды" },
  { en: 'the control id "{id}" stands twice', ru: "id вопроса «{id}» встречается дважды" },
  { en: 'two labels are called "{name}"', ru: "две метки называются «{name}»" },
  { en: '"{id}" is not a control asked per region', ru: "«{id}» — не вопрос о каждой области" },
  { en: 'no input "{input}"', ru: "нет данных «{input}»" },
  {
    en: 'a {kind} needs {data1}, but "{input}" is {data2}',
    ru: "для вида «{kind}» нужны данные вида «{data1}», а «{input}» — «{data2}»",
  },
  { en: "two joints have the same id", ru: "у двух суставов один id" },
  { en: 'no joint "{joint}"', ru: "нет сустава «{joint}»" },
  {
    en: "the largest number allowed is smaller than the smallest",
    ru: "наибольшее число меньше наименьшего",
  },
  {
    en: '"{control}" is not a control that makes regions',
    ru: "«{control}» — не вопрос, в котором отмечают области",
  },
  {
    en: "it is asked per region, but no control makes regions",
    ru: "вопрос задаётся о каждой области, но областей нигде не отмечают",
  },
  { en: 'no other control "{control}"', ru: "нет другого вопроса «{control}»" },
  { en: '"{control}" has no label "{label}"', ru: "в вопросе «{control}» нет метки «{label}»" },
  { en: "these conditions wait for each other", ru: "эти условия ждут друг друга" },
  {
    en: '"{key}" is a key of the label view itself; choose another',
    ru: "клавиша «{key}» занята самой разметкой; возьмите другую",
  },
  { en: '"{key}" already picks another label', ru: "клавиша «{key}» уже выбирает другую метку" },

  {
    en: '{without} of the {tasks} tasks looked at have nothing to show in "{field}"',
    ru: "нечего показать в «{field}» у {without} из просмотренных заданий ({tasks})",
  },
  { en: 'there is no template "{template}"', ru: "нет шаблона «{template}»" },
  { en: "give either a schema or a template", ru: "укажите либо метки, либо шаблон" },
  {
    en: "Somebody else has changed the labels meanwhile. Reload to see them.",
    ru: "Кто-то тем временем изменил метки. Загрузите страницу заново, чтобы их увидеть.",
  },
  {
    en: "Annotations use labels that this version no longer has.",
    ru: "В ответах есть метки, которых в этой версии уже нет.",
  },
  {
    en: "Ids of removed labels are given to others.",
    ru: "Идентификаторы убранных меток отданы другим.",
  },
  {
    en: 'the id "{id}" was "{other}" before, and answers may still hold it; give "{name}" another id',
    ru: "идентификатор «{id}» раньше был у «{other}», и он может стоять в ответах; дайте «{name}» другой",
  },

  {
    en: "Somebody else has changed the draft meanwhile. Nothing was overwritten.",
    ru: "Кто-то тем временем изменил черновик. Ничего не перезаписано.",
  },
  { en: "write the guideline or a rule first", ru: "сначала напишите инструкцию или правило" },
  { en: 'there is no label "{label}"', ru: "нет метки «{label}»" },
  {
    en: "Somebody else has changed this rule meanwhile.",
    ru: "Кто-то тем временем изменил это правило.",
  },
];
