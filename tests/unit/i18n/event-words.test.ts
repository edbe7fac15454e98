import { describe, expect, it } from "vitest";
import { makeTranslate } from "@/lib/i18n/dictionaries";
import { detailInWords } from "@/lib/i18n/event-words";

const DETAILS: [detail: Record<string, unknown>, en: string[], ru: string[]][] = [
  [{ fields: ["settings", "name"] }, ["settings, name"], ["настройки, название"]],
  [{ format: "coco" }, ["COCO"], ["COCO"]],
  [{ losses: 0 }, [], []],
  [{ losses: 2 }, ["2 losses"], ["2 потери"]],
  [{ number: 1 }, ["release 1"], ["релиз 1"]],
  [{ revision: 3, status: "retired" }, ["revision 3", "retired"], ["редакция 3", "отменено"]],
  [{ added: 4, replaced: 0 }, ["4 added"], ["добавлено: 4"]],
  [{ changed: 2, full: 1 }, ["2 changed", "1 full already"], ["изменено: 2", "уже заполнено: 1"]],
  [{ method: "edited" }, ["edited"], ["изменено"]],
  [{ events: ["task.done"] }, ["a task has all its annotations"], ["у задания есть все разметки"]],
  [
    { tasks: 5, requeue: true, fromMs: null },
    ["5 tasks", "back in the queue"],
    ["5 заданий", "возвращены в очередь"],
  ],
  [{ pairs: 2, minSimilarity: 0.95 }, ["2 pairs", "alike from 0.95"], ["2 пары", "сходство от 0.95"]],
];

describe("details of an event", () => {
  it.each(DETAILS)("%j is said in the language of the reader", (detail, en, ru) => {
    expect(detailInWords(makeTranslate("en"), detail, String)).toEqual(en);
    expect(detailInWords(makeTranslate("ru"), detail, String)).toEqual(ru);
  });

  it("of a later version are shown as they are", () => {
    expect(detailInWords(makeTranslate("ru"), { shade: "blue" }, String)).toEqual(["shade: blue"]);
  });
});
