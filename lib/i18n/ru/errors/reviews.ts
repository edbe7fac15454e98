import type { reviews as source } from "../../en/errors/reviews";
import type { Translated } from "../../types";

export const reviews: Translated<typeof source> = {
  giveText: "напишите, что неверно",
  fixNeedsDocument: "исправленный документ нужен исправлению, и только ему",
  noUndo: "Отменить можно только последнее массовое действие, один раз и когда оно закончилось.",
  ownWork: "Ревью своей работы никто не делает.",
  notSubmitted: "Ревью проходят только отправленные разметки.",
  stale: "Этот ответ тем временем изменили. Посмотрите, каким он стал.",
  labelFirst:
    "Это задание размечаете вы. Сначала отправьте или пропустите его; потом можно смотреть ответы других.",
  notShown: "ревью {id} не удалось показать",
  undecidableNeedsDocument: "«решить нельзя» указывается только вместе с document",
  undecidableAnswered: "уже есть ответ или объект в document, решить нельзя не получится",
  undecidableRegion: "у объекта должен быть его вопрос",
  nothingToDraw: "Не осталось решённых заданий, которые можно выбрать.",
  notInSample: "Задание не выбрано для второго решения.",
  decidedFirst: "Первое решение по этому заданию ваше: второе должен принять кто-то другой.",
  decidedTwice: "Второе решение по этому заданию уже принял кто-то другой.",
  threadHasRegion: "ответ относится к тому же, что и обсуждение",
  noSuchRegion: "в разметке нет такой области",
  giveComment: "напишите что-нибудь",
  documentOrAnnotation: "укажите либо annotationId с annotationRevision, либо document",
  ownAnswer: "Вы сами отвечали на это задание; решать должен кто-то другой.",
  notSubmittedAnswer: "это не отправленный ответ",
  unknownRule: "такого правила в проекте нет",
  staleResolved: "Этот ответ тем временем изменили. Посмотрите на него снова.",
  resolvedMeanwhile: "Тем временем это задание решил кто-то другой.",
};
