import { describe, expect, it } from "vitest";
import { at } from "@/lib/core/app-error";
import { type AnyMessage, isMessage, packed, say, unpacked } from "@/lib/core/message";
import { renderMessage } from "@/lib/i18n/render-message";
import { inEnglish, problemIn, tell, tellStored, toldIn, toTold } from "@/lib/i18n/tell";

const words = { a: { plain: "No places.", two: "{x} of {y}", inner: "({word})", word: "word" } };
const render = (message: AnyMessage) => renderMessage(words, message);
const russian = (message: AnyMessage) => tell("ru", message);

describe("a message", () => {
  it("has its values in its places, whatever they look like", () => {
    expect(render({ key: "a.plain" })).toBe("No places.");
    expect(render({ key: "a.two", params: { x: "$& {y} $1", y: 1234.5 } })).toBe("$& {y} $1 of 1234.5");
    expect(russian(say("rows.noColumn", { column: "__proto__" }))).toBe("нет столбца «__proto__»");
    expect(russian(say("rows.noColumn", { column: "" }))).toBe("нет столбца «»");
  });

  it("may hold another one, at any depth, in the same language", () => {
    expect(render({ key: "a.inner", params: { word: { key: "a.word" } } })).toBe("(word)");
    const problem = at("body", at("name", say("fields.giveName")));
    expect(inEnglish(problem)).toBe("body: name: give it a name");
    expect(russian(problem)).toBe("body: name: нужно название");
    const role = say("access.needsRole", { needed: say("roles.manager"), own: say("roles.annotator") });
    expect(inEnglish(role)).toBe("This needs the role manager; yours is annotator.");
    expect(russian(role)).toBe("Для этого нужна роль «менеджер», а ваша — «разметчик».");
  });

  it("keeps what people wrote: only messages inside it are put into words", () => {
    const message = say("answers.unknownLabel", { label: "manager", labels: "a (A), b" });
    expect(russian(message)).toBe("здесь нет метки «manager»; есть: a (A), b");
  });

  it("with a key that is not known has no words, also inside another one", () => {
    for (const key of [
      "a.newer",
      "newer.plain",
      "plain",
      "",
      "a.constructor",
      "constructor.name",
      "__proto__.a",
    ])
      expect(render({ key })).toBeUndefined();
    expect(render({ key: "a.inner", params: { word: { key: "a.newer" } } })).toBeUndefined();
    expect(russian({ key: "a.newer" })).toBe("a.newer");
  });

  it("without a value for a place shows the place", () => {
    expect(render({ key: "a.two", params: { x: 1 } })).toBe("1 of {y}");
  });
});

it("the compiler refuses a key that is not there, and params that are not those of its places", () => {
  const made = [
    say("fields.tooLong", { max: 5 }),
    // @ts-expect-error no such key
    say("fields.newer"),
    // @ts-expect-error a place without a value
    say("fields.tooLong", {}),
    // @ts-expect-error no params at all
    say("fields.tooLong"),
    // @ts-expect-error a place that is not there
    say("fields.tooLong", { max: 5, min: 1 }),
    // @ts-expect-error no places
    say("fields.giveName", { name: "x" }),
  ];
  expect(made.every(isMessage)).toBe(true);
});

describe("a stored message", () => {
  const message = say("requests.at", { path: "a.csv", message: say("imports.emptyFile") });

  it("comes back as it was, in any language", () => {
    expect(unpacked(packed(message))).toEqual(message);
    expect(tellStored("ru", packed(message))).toBe("a.csv: Файл пуст.");
    expect(toldIn(packed(message))).toEqual({ message: "a.csv: The file is empty.", ...message });
    expect(problemIn(packed(message))).toEqual({
      problem: "a.csv: The file is empty.",
      problemMessage: message,
    });
  });

  it.each([
    "The file is empty.",
    "",
    '{"key":',
    '{"key":"a","params":[1]}',
    '{"key":"a","params":{"x":null}}',
  ])("of an earlier version is text and stays so: %j", (stored) => {
    expect(unpacked(stored)).toBeNull();
    expect(tellStored("ru", stored)).toBe(stored);
    expect(toldIn(stored)).toEqual({ message: stored });
    expect(problemIn(stored)).toEqual({ problem: stored, problemMessage: null });
  });

  it("may be missing", () => {
    expect(problemIn(null)).toEqual({ problem: null, problemMessage: null });
  });
});

it("the API has the English text beside the key and its params", () => {
  expect(toTold(say("fields.tooLong", { max: 5 }))).toEqual({
    message: "at most 5 characters",
    key: "fields.tooLong",
    params: { max: 5 },
  });
});

it("a message is told from other values by its form", () => {
  for (const value of [
    null,
    "x",
    [],
    { key: 1 },
    { key: "a", params: null },
    { key: "a", params: { x: [] } },
  ])
    expect(isMessage(value)).toBe(false);
  expect(isMessage({ key: "a", params: { x: "1", y: 2, z: { key: "b" } } })).toBe(true);
});
