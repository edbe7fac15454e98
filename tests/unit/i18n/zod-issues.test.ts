/** What zod says of itself is told by our keys, in the words it has in English; a rule of ours says its own message. */
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { say, says } from "@/lib/core/message";
import { messageOf, readValue } from "@/lib/core/zod-issues";
import { inEnglish, tell } from "@/lib/i18n/tell";

const messagesOf = (schema: z.ZodType, value: unknown) => {
  const read = readValue(schema, value);
  return read.ok ? [] : read.error.map(({ message }) => message);
};
const wordsOfZod = (schema: z.ZodType, value: unknown) =>
  schema.safeParse(value).error?.issues.map(({ message }) => message);

describe("an issue of zod", () => {
  it.each<[string, z.ZodType, unknown, string]>([
    ["required", z.string(), undefined, "Не указано: ожидается текст"],
    ["a wrong type", z.string(), 5, "Недопустимое значение: ожидается текст, а получено число"],
    ["a fraction", z.int(), 1.5, "Недопустимое значение: ожидается целое число, а получено число"],
    ["no number", z.coerce.number(), "x", "Недопустимое значение: ожидается число, а получено не число"],
    [
      "no end",
      z.number(),
      Number.POSITIVE_INFINITY,
      "Недопустимое значение: ожидается число, а получено бесконечность",
    ],
    ["nothing", z.object({}), null, "Недопустимое значение: ожидается объект, а получено пустое значение"],
    ["no switch", z.boolean(), "x", "Недопустимое значение: ожидается true или false, а получено текст"],
    ["no list", z.array(z.string()), {}, "Недопустимое значение: ожидается список, а получено объект"],
    ["no date", z.date(), "x", "Недопустимое значение: ожидается date, а получено текст"],
    ["a short text", z.string().min(2), "a", "Слишком коротко: символов нужно не меньше 2"],
    ["a long text", z.string().max(3), "abcd", "Слишком длинно: символов может быть не больше 3"],
    ["a text that is too short", z.string().length(2), "a", "Слишком коротко: символов нужно ровно 2"],
    ["a text that is too long", z.string().length(2), "abc", "Слишком длинно: символов нужно ровно 2"],
    ["a short list", z.array(z.string()).min(1), [], "Слишком мало элементов: нужно не меньше 1"],
    [
      "a long list",
      z.array(z.string()).max(1),
      ["a", "b"],
      "Слишком много элементов: может быть не больше 1",
    ],
    ["a list that is too short", z.array(z.string()).length(1), [], "Слишком мало элементов: нужно ровно 1"],
    [
      "a list that is too long",
      z.array(z.string()).length(0),
      [""],
      "Слишком много элементов: нужно ровно 0",
    ],
    ["a cut pair", z.tuple([z.string(), z.string()]), ["a"], "Слишком мало элементов: нужно не меньше 2"],
    ["a small number", z.int().min(1), 0, "Слишком мало: нужно число не меньше 1"],
    ["zero", z.number().positive(), 0, "Слишком мало: нужно число больше 0"],
    ["a big number", z.number().max(5), 6, "Слишком много: нужно число не больше 5"],
    ["a number at its end", z.number().lt(5), 5, "Слишком много: нужно число меньше 5"],
    ["an option", z.enum(["a", "b"]), "c", 'Недопустимое значение: возможны "a"|"b"'],
    ["a literal", z.literal(1), 2, "Недопустимое значение: ожидается 1"],
    ["one key too many", z.strictObject({}), { a: 1 }, 'Лишнее поле: "a"'],
    ["two keys too many", z.strictObject({}), { a: 1, b: 2 }, 'Лишние поля: "a", "b"'],
    ["a key", z.record(z.string().max(1), z.number()), { aa: 1 }, "Недопустимое имя поля (объект)"],
    ["a union", z.union([z.string(), z.number()]), null, "Недопустимое значение"],
    ["a pattern", z.string().regex(/^a$/), "b", "Текст не подходит под образец /^a$/"],
    ["a beginning", z.string().startsWith("a"), "b", "Текст должен начинаться с «a»"],
    ["an end", z.string().endsWith("a"), "b", "Текст должен заканчиваться на «a»"],
    ["a part", z.string().includes("a"), "b", "В тексте должно быть «a»"],
    ["a multiple", z.number().multipleOf(5), 6, "Число должно делиться на 5"],
    [
      "a kind",
      z.discriminatedUnion("kind", [z.object({ kind: z.literal("a") })]),
      { kind: "z" },
      "Неизвестный вид: возможны 'a'",
    ],
  ])("about %s has zod's English words, and Russian ones", (_name, schema, value, text) => {
    const messages = messagesOf(schema, value);
    expect(messages.map(inEnglish)).toEqual(wordsOfZod(schema, value));
    expect(messages.map((message) => tell("ru", message))).toEqual([text]);
  });

  it("about a format names it", () => {
    const [message] = messagesOf(z.url(), "x");
    expect(message && inEnglish(message)).toBe("Invalid URL");
    expect(message && tell("ru", message)).toBe("Недопустимое значение: ожидается URL");
  });

  it("about sizes of maps and sets, and their members, has both languages", () => {
    const issue = { input: undefined, path: [] as string[], message: "", origin: "set" as const };
    for (const one of [
      { ...issue, code: "too_small", minimum: 2 },
      { ...issue, code: "too_big", maximum: 2 },
      { ...issue, code: "invalid_element", key: "a", issues: [] },
      { ...issue, code: "invalid_union", errors: [], inclusive: false },
      { ...issue, code: "custom" },
    ]) {
      const message = messageOf(one as z.core.$ZodIssue);
      expect(inEnglish(message)).not.toContain("{");
      expect(tell("ru", message)).toMatch(/^\p{Script=Cyrillic}/u);
    }
  });

  it("without the input says nothing of it", () => {
    const issue = { code: "invalid_type" as const, expected: "string", path: [], message: "" };
    expect(messageOf(issue)).toEqual(say("values.missing", { expected: say("types.string") }));
  });
});

describe("a rule of ours", () => {
  it("brings its message along, wherever zod takes one", () => {
    const name = z
      .string()
      .min(1, says("fields.giveName"))
      .max(3, says("fields.tooLong", { max: 3 }));
    expect(messagesOf(name, "")).toEqual([say("fields.giveName")]);
    expect(messagesOf(name, "abcd")).toEqual([say("fields.tooLong", { max: 3 })]);
    const list = z
      .array(z.string())
      .refine(({ length }) => length > 0, { error: says("webhooks.chooseEvent") });
    expect(messagesOf(list, [])).toEqual([say("webhooks.chooseEvent")]);
    const both = z.object({}).superRefine((_, context) => {
      context.addIssue({ code: "custom", message: says("labels.schemaOrTemplate"), path: ["a", 1] });
    });
    expect(readValue(both, {})).toEqual({
      ok: false,
      error: [{ path: "a.1", message: say("labels.schemaOrTemplate") }],
    });
  });
});
