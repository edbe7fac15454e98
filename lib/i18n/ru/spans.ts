import type { spans as source } from "../en/spans";
import type { Section } from "../types";

export const spans: Section<typeof source> = {
  actionFind: "Найти в тексте",
  actionLabelAll: "Разметить все такие же строки",
  actionSelectSame: "Выбрать все фрагменты с теми же словами",
  actionSplit: "Разделить фрагмент по курсору или на его части",
  lacksSpan: "Сначала выберите фрагмент: его слова будут найдены и получат его метку.",
  lacksCaret: "Выберите фрагмент и поставьте в него курсор либо выберите фрагмент из нескольких частей.",
  lacksTwo:
    "Выберите два фрагмента или больше (Shift+щелчок) либо один фрагмент, а затем выделите текст рядом.",
  find: "Поиск в тексте",
  findPlaceholder: "Найти…",
  matchCase: "Учитывать регистр",
  wholeWord: "Только целые слова",
  found: "{at} из {count}",
  foundNone: "Не найдено",
  foundMost: "Больше {max} мест; показаны первые {max}",
  previousHit: "Предыдущее место",
  nextHit: "Следующее место",
  closeFind: "Закрыть поиск",
  labelHits: {
    one: "Разметить {count} место: {label}",
    few: "Разметить {count} места: {label}",
    many: "Разметить {count} мест: {label}",
    other: "Разметить {count} места: {label}",
  },
  allLabeled: "У всех мест уже есть метка",
  pickLabel: "Выберите метку, чтобы дать её всем местам",
  labeled: {
    one: "Добавлен {count} фрагмент",
    few: "Добавлено {count} фрагмента",
    many: "Добавлено {count} фрагментов",
    other: "Добавлено {count} фрагмента",
  },
  edgeStart: "Начало фрагмента",
  edgeEnd: "Конец фрагмента",
  allArcs: "Показать все дуги",
  actionJoinChain: "Добавить в последнюю цепочку или объединить цепочки",
  actionSelectChain: "Выбрать всю цепочку",
  actionNextUnchained: "Следующее упоминание без цепочки",
  allChained: "Все упоминания входят в цепочки.",
  textHelp:
    "Только чтение. Стрелки двигают курсор, с Control — по словам. Shift выделяет текст, пробел — слово. Клавиша метки или Enter создаёт фрагмент.",
  textHelpRead: "Только чтение. Стрелки двигают курсор, с Control — по словам.",
};
