import { describe, expect, it } from "vitest";
import { isLocale, LOCALES, type MessageKey, negotiateLocale } from "@/lib/i18n";
import { makeTranslate } from "@/lib/i18n/dictionaries";

const english = makeTranslate("en");
const russian = makeTranslate("ru");

describe("a message", () => {
  it("is the text of its language", () => {
    expect(english("common.save")).toBe("Save");
    expect(russian("common.save")).toBe("Сохранить");
  });

  it("has values put in their places, each time they occur, as they are", () => {
    expect(english("tasks.doneOf", { done: "{total} $& $1", total: "b" })).toBe("{total} $& $1 of b");
  });

  it("keeps a place nobody gave a value for, so that it is seen", () => {
    expect(english("tasks.doneOf", { done: "1" })).toBe("1 of {total}");
  });

  it("writes numbers as its language does", () => {
    expect(english("tasks.doneOf", { done: 1234.5, total: 10 })).toBe("1,234.5 of 10");
    expect(russian("tasks.doneOf", { done: 1234.5, total: 10 })).toBe("1\u00a0234,5 из 10");
  });

  it("of an unknown key is the key", () => {
    for (const locale of LOCALES) expect(makeTranslate(locale)("none.such" as MessageKey)).toBe("none.such");
  });
});

describe("plural forms", () => {
  it.each([
    [0, "0 tasks"],
    [1, "1 task"],
    [2, "2 tasks"],
    [1.5, "1.5 tasks"],
  ])("in English: %d", (count, text) => {
    expect(english("common.tasks", { count })).toBe(text);
  });

  it.each([
    [0, "0 заданий"],
    [1, "1 задание"],
    [2, "2 задания"],
    [4, "4 задания"],
    [5, "5 заданий"],
    [11, "11 заданий"],
    [12, "12 заданий"],
    [21, "21 задание"],
    [22, "22 задания"],
    [111, "111 заданий"],
    [1.5, "1,5 задания"],
  ])("in Russian: %d", (count, text) => {
    expect(russian("common.tasks", { count })).toBe(text);
  });
});

describe("the language of a visitor", () => {
  it.each([
    [null, "en"],
    ["", "en"],
    ["ru", "ru"],
    ["RU-ru", "ru"],
    ["ru-RU,ru;q=0.9,en-US;q=0.8,en;q=0.7", "ru"],
    ["en-GB,en;q=0.9,ru;q=0.8", "en"],
    ["de-DE, ru;q=0.5", "ru"],
    ["de, fr", "en"],
    ["ru;q=0.1, en;q=0.9", "en"],
    ["en;q=0.8,ru", "ru"],
    ["ru;q=0", "en"],
    ["ru; q=0.5, de", "ru"],
    ["rue, en;q=0.5", "en"],
    ["run", "en"],
    ["*", "en"],
    [";;,q=,ru;q=x", "en"],
  ])("asking for %j is %s", (header, locale) => {
    expect(negotiateLocale(header)).toBe(locale);
  });

  it("is one there is", () => {
    expect(LOCALES.every(isLocale)).toBe(true);
    for (const wrong of ["de", "", "EN", null, undefined, 1]) expect(isLocale(wrong)).toBe(false);
  });
});
