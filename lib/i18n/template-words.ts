/**
 * What people search ready label schemas by besides their names: the field's words for the task, in every language. A test holds
 * it to the templates there are.
 */
import { hasLabels, type LabelSchema } from "@/lib/labels/schema";
import { TEMPLATES } from "@/lib/labels/templates";
import { makeTranslate } from "./dictionaries";
import type { MessageKey } from "./index";
import { LOCALES } from "./locales";
import { templatesIn } from "./template-names";

export const TASK_WORDS: Readonly<Record<string, string>> = {
  "text-classification":
    "category topic sentiment intent spam категория тональность намерение спам классификация",
  "named-entities": "ner span highlight extraction разметка извлечение именованные NER",
  "related-entities": "relation extraction knowledge graph triples извлечение отношений граф знаний",
  coreference: "anaphora coref mentions кореферентность анафора",
  events: "event extraction triggers arguments извлечение событий триггеры аргументы",
  "dialogue-acts": "chat conversation turns intent чат беседа реплики намерения диалог",
  "text-topic-entities": "ner classification тональность классификация NER",
  "multi-label-text": "multilabel tags категории теги мультиметка",
  summarisation: "summary summarization abstract post-editing суммаризация реферат резюме",
  "translation-quality": "machine translation MT LQA errors машинный перевод ошибки оценка",
  "answer-preference": "RLHF DPO pairwise LLM side by side A/B предпочтения попарное сравнение ответов LLM",
  "answer-ranking": "RLHF LLM order ranking ранжирование LLM порядок",
  "answer-rating": "LLM evaluation helpfulness grading оценка LLM полезность",
  toxicity: "moderation hate speech safety abuse модерация оскорбления безопасность",
  "key-value": "information extraction forms invoice receipt извлечение реквизиты счета анкеты",
  "entity-linking": "knowledge base wikidata disambiguation ontology связывание база знаний онтология",
  keywords: "keyphrases tags теги ключевые слова",
  "image-classification": "category photo категория фото классификация",
  "object-detection": "bounding box bbox detection YOLO COCO прямоугольник рамки детекция обнаружение",
  "object-outlines": "polygon instance segmentation полигон сегментация контуры",
  masks: "segmentation semantic pixels brush сегментация семантическая пиксели кисть",
  pose: "keypoints skeleton COCO joints ключевые точки скелет поза",
  lines: "polyline lanes roads cracks ломаная полосы дороги",
  landmarks: "keypoints ellipse medical ключевые точки эллипс",
  "detection-and-scene": "bounding box classification прямоугольник рамки детекция классификация",
  "related-objects": "scene graph visual relationships граф сцены отношения",
  ocr: "text recognition documents transcription handwriting распознавание документы рукописный расшифровка",
  "image-captioning": "description caption alt text подпись описание",
  "image-comparison": "pairwise preference generated side by side A/B попарное сравнение предпочтения",
  "captioned-images": "multimodal caption vision language мультимодальный подпись",
};

/** Names of its questions and labels. */
const namesOf = ({ controls }: LabelSchema): string[] =>
  controls.flatMap((control) => [
    control.name,
    ...(hasLabels(control) ? control.labels.map(({ name }) => name) : []),
  ]);

/** By template, all that it is found by, in every language: people search in the one they know the task by. */
export function templateSearchTexts(): ReadonlyMap<string, string> {
  const found = new Map(TEMPLATES.map(({ id }) => [id, [TASK_WORDS[id] ?? ""]]));
  for (const locale of LOCALES) {
    const t = makeTranslate(locale);
    for (const { id, schema } of templatesIn(locale))
      found
        .get(id)
        ?.push(
          t(`templates.name_${id}` as MessageKey),
          t(`templates.about_${id}` as MessageKey),
          ...namesOf(schema),
        );
  }
  return new Map([...found].map(([id, texts]) => [id, texts.join(" ")]));
}
