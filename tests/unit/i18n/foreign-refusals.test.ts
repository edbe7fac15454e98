import { describe, expect, it } from "vitest";
import { z } from "zod";
import { translateRefusal } from "@/lib/i18n/refusals";

const saidBy = (schema: z.ZodType, value: unknown): string[] => {
  const parsed = schema.safeParse(value);
  return parsed.success ? [] : parsed.error.issues.map(({ message }) => message);
};
const russian = (schema: z.ZodType, value: unknown) =>
  saidBy(schema, value).map((message) => translateRefusal("ru", message));
const refusalOf = (act: () => unknown): string => {
  try {
    act();
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error("it was not refused");
};

describe("what zod says of itself", () => {
  it.each<[string, z.ZodType, unknown, string]>([
    ["required", z.string(), undefined, "Не указано: ожидается текст"],
    ["a wrong type", z.string(), 5, "Недопустимое значение: ожидается текст, а получено число"],
    ["a fraction", z.int(), 1.5, "Недопустимое значение: ожидается целое число, а получено число"],
    ["no number", z.coerce.number(), "x", "Недопустимое значение: ожидается число, а получено не число"],
    ["nothing", z.object({}), null, "Недопустимое значение: ожидается объект, а получено пустое значение"],
    ["no switch", z.boolean(), "x", "Недопустимое значение: ожидается true или false, а получено текст"],
    ["a short text", z.string().min(2), "a", "Слишком коротко: знаков нужно не меньше 2"],
    ["a long text", z.string().max(3), "abcd", "Слишком длинно: знаков может быть не больше 3"],
    ["a text of another length", z.string().length(2), "a", "Слишком коротко: знаков нужно ровно 2"],
    ["a short list", z.array(z.string()).min(1), [], "Слишком мало элементов: нужно не меньше 1"],
    [
      "a long list",
      z.array(z.string()).max(1),
      ["a", "b"],
      "Слишком много элементов: может быть не больше 1",
    ],
    ["a cut pair", z.tuple([z.string(), z.string()]), ["a"], "Слишком мало элементов: нужно не меньше 2"],
    ["a small number", z.int().min(1), 0, "Слишком мало: нужно число не меньше 1"],
    ["zero", z.number().positive(), 0, "Слишком мало: нужно число больше 0"],
    ["a big number", z.number().max(5), 6, "Слишком много: нужно число не больше 5"],
    ["an option", z.enum(["a", "b"]), "c", 'Недопустимое значение: возможны "a"|"b"'],
    ["a literal", z.literal(1), 2, "Недопустимое значение: ожидается 1"],
    ["one key too many", z.strictObject({}), { a: 1 }, 'Лишнее поле: "a"'],
    ["two keys too many", z.strictObject({}), { a: 1, b: 2 }, 'Лишние поля: "a", "b"'],
    ["a key", z.record(z.string().max(1), z.number()), { aa: 1 }, "Недопустимое имя поля (объект)"],
    ["a union", z.union([z.string(), z.number()]), null, "Недопустимое значение"],
    ["a pattern", z.string().regex(/^a$/), "b", "Текст не подходит под образец /^a$/"],
    ["a multiple", z.number().multipleOf(5), 6, "Число должно делиться на 5"],
    [
      "a kind",
      z.discriminatedUnion("kind", [z.object({ kind: z.literal("a") })]),
      { kind: "z" },
      "Неизвестный вид: возможны 'a'",
    ],
  ])("about %s is told in Russian", (_name, schema, value, text) => {
    expect(russian(schema, value)).toEqual([text]);
  });
});

describe("what readers of files say", () => {
  it.each(["{", "[1,]", "[1 2]", '"a', "[1]x", '{"a":1,}', "nul", '{"a" 1}', '"\u0001"', '"\\x"'])(
    "about broken JSON %j is told in Russian",
    (text) => {
      const said = `The file is not valid JSON: ${refusalOf(() => JSON.parse(text))}`;
      const shown = translateRefusal("ru", said);
      expect(shown).toMatch(/^Файл — не JSON, в нём ошибка: \p{Script=Cyrillic}/u);
      expect(shown).not.toMatch(/JSON at|Expected|Unexpected/);
    },
  );
});
