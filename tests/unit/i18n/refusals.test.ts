import { describe, expect, it } from "vitest";
import { makeTranslator, translateRefusal } from "@/lib/i18n/refusals";
import { foreign, own, words } from "@/lib/i18n/ru/refusals";
import { collectRefusals } from "./collect-refusals";

/** Sources whose refusals only the command line and the log see. */
const NOT_IN_THE_BROWSER = [
  "lib/server/cli/",
  "lib/server/log.ts",
  "lib/server/start.ts",
  "lib/server/config.ts", // read before the server answers anybody
  "db/client/index.ts",
  "db/client/migrate.ts",
];
/** Wordings found that nobody reads, each with the reason. */
const NEEDS_NO_TRANSLATION = new Map<string, string>([
  ["/sign-in", "the page of next-auth for errors, an address"],
  ["There is no such {}, or you are not a member of its project.", "every use of it stands by its own word"],
  ["A rater has two answers to the same task; pass the current one only.", "a mistake of the caller's code"],
  ["refused storage key {}", "a mistake of the caller's code"],
  ...["no-answer", "status", "redirect", "paused", "expired"].map(
    (code) => [code, "a code of a delivery; the page has words of its own for it"] as const,
  ),
]);
/** Where an AppError gets a wording that was written elsewhere. */
const WRITTEN_ELSEWHERE = [
  "lib/core/app-error.ts", // the argument of forbidden, found where it is called
  "lib/server/worker/worker.ts", // what the worker refused, in its words
  "lib/server/releases/download-release.ts", // what the format says of the release
  "lib/server/imports/uploaded-zip.ts", // the argument of refuse, likewise
  "lib/server/jobs/import/task-drafts.ts", // what lib/imports/archive-names.ts says of the table
  "lib/server/imports/import-and-wait.ts", // a job's problem with its rows, for the command line and the demo's log
];

const { refusals: found, unknown } = collectRefusals(NOT_IN_THE_BROWSER);
const ALL = [...own, ...foreign];
/** A wording whatever its values and numbers are. */
const shape = (text: string) => text.replace(/\{\w*\}|\d+(,\d{3})*/g, "{}");
const places = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();
const russian = (message: string) => translateRefusal("ru", message);

describe("every refusal in the sources", () => {
  it("is found: literals, templates, both ends of a condition, rules of zod, row errors, losses", () => {
    const texts = new Set(found.map(({ text }) => text));
    for (const text of [
      "Too many wrong passwords. Try again in {} min.",
      "There is no such open invite, or you are not a member of its project.",
      "expected left or right or tie",
      "give either a schema or a template",
      "use l1 to l20 or #rrggbb",
      'the column "{}" is empty; fill it, or leave the row out',
      "{}: not a JPEG, PNG, WebP or GIF picture",
      "regions on further images",
      "The server cannot be reached.",
    ])
      expect(texts).toContain(text);
    expect(texts.size).toBeGreaterThan(200);
  });

  it("has a Russian entry", () => {
    const known = new Set(own.map(({ en }) => shape(en)));
    const missing = found.filter(({ text }) => !NEEDS_NO_TRANSLATION.has(text) && !known.has(shape(text)));
    expect(missing.map(({ file, text }) => `${file}: ${text}`)).toEqual([]);
  });

  it("is written where it is made, or we know where", () => {
    expect(unknown.filter(({ file }) => !WRITTEN_ELSEWHERE.includes(file))).toEqual([]);
  });

  it("is still there for every entry of ours, and for every exception", () => {
    const shapes = new Set(found.map(({ text }) => shape(text)));
    expect(own.map(({ en }) => en).filter((en) => !shapes.has(shape(en)))).toEqual([]);
    const texts = new Set(found.map(({ text }) => text));
    expect([...NEEDS_NO_TRANSLATION.keys()].filter((text) => !texts.has(text))).toEqual([]);
  });
});

describe("the entries", () => {
  it("have the same places in both languages, each once", () => {
    const wrong = ALL.filter(
      ({ en, ru }) => places(en).join() !== places(ru).join() || new Set(places(en)).size < places(en).length,
    );
    expect(wrong).toEqual([]);
  });

  it("are in Cyrillic, but for the one of places alone", () => {
    const latin = ALL.filter(({ ru }) => !/\p{Script=Cyrillic}/u.test(ru));
    expect(latin.map(({ en }) => en)).toEqual(["{path}: {message}"]);
    const mixed = /\p{Script=Cyrillic}[A-Za-z]|[A-Za-z]\p{Script=Cyrillic}/u;
    expect(ALL.filter(({ ru }) => mixed.test(ru.replace(/\{\w+\}/g, "0")))).toEqual([]);
  });

  it("are there once, with text between any two places", () => {
    expect(new Set(ALL.map(({ en }) => en)).size).toBe(ALL.length);
    expect(ALL.filter(({ en }) => /\}\{/.test(en))).toEqual([]);
  });

  it("that hold words of ours have a place named after them", () => {
    const named = new Set(ALL.flatMap(({ en }) => places(en)).map((name) => name?.replace(/\d$/, "")));
    expect(Object.keys(words).filter((name) => !named.has(name))).toEqual([]);
    const texts = Object.values(words).flatMap((group) => Object.values(group));
    expect(texts.filter((text) => !/\p{Script=Cyrillic}/u.test(text))).toEqual([]);
  });

  it("come back in Russian when they are said", () => {
    const sample = (text: string) => text.replace(/\{message\}/g, "give it a name").replace(/\{\w+\}/g, "7");
    const english = ALL.filter(({ en }) => !/\p{Script=Cyrillic}/u.test(russian(sample(en))));
    expect(english).toEqual([]);
  });
});

describe("a refusal", () => {
  it("stays as it is in English", () => {
    expect(translateRefusal("en", "Sign in first.")).toBe("Sign in first.");
  });

  it("is told in Russian with its values", () => {
    expect(russian("Too many wrong passwords. Try again in 14 min.")).toBe(
      "Слишком много неверных паролей. Повторите через 14 мин.",
    );
    expect(russian('the column "text" is empty; fill it, or leave the row out')).toBe(
      "столбец «text» пуст; заполните его или уберите строку",
    );
    expect(russian("(3, -4.5) is outside the image of 640 × 480 px")).toBe(
      "точка (3, -4.5) — за краем изображения 640 × 480 пикс.",
    );
  });

  it("with words of ours has them translated, and names people gave left alone", () => {
    expect(russian("This needs the role manager; yours is annotator.")).toBe(
      "Для этого нужна роль «менеджер», а ваша — «разметчик».",
    );
    expect(russian('there is no label "manager" here; there are: a (A), b')).toBe(
      "здесь нет метки «manager»; есть: a (A), b",
    );
    expect(russian('"relations" is required')).toBe("«relations»: нужен ответ");
  });

  it("may hold another one", () => {
    expect(russian("body: schema.controls.0.name: give it a name")).toBe(
      "body: schema.controls.0.name: нужно название",
    );
    expect(russian("The file is not valid JSON: Unexpected end of JSON input")).toBe(
      "Файл — не JSON, в нём ошибка: запись обрывается",
    );
  });

  it("nobody translated comes back as it is, also inside another one", () => {
    for (const message of ["", "Quite another sentence.", "photo: odd", "There is no such", "{path}"])
      expect(russian(message)).toBe(message);
    expect(russian("The zip cannot be read: EBADF")).toBe("ZIP не читается: EBADF");
  });

  it("puts values in as they are, whatever they look like", () => {
    expect(russian('there is no column "$& {path} $1"')).toBe("нет столбца «$& {path} $1»");
    expect(russian('there is no column "__proto__"')).toBe("нет столбца «__proto__»");
    expect(russian("constructor regions")).toBe("области вида «constructor»");
    expect(russian('there is no column ""')).toBe("нет столбца «»");
    expect(russian("a: b.png: larger than 100 MB.")).toBe("a: b.png: больше 100 МБ.");
  });
});

describe("a translator", () => {
  const make = (...refusals: { en: string; ru: string }[]) => makeTranslator({ refusals, words: {} });

  it("prefers the entry with the longest fixed text, in whatever order they stand", () => {
    const short = { en: "{a}: {b}", ru: "мало {a} {b}" };
    const long = { en: "{a}: not {b}", ru: "много {a} {b}" };
    const exact = { en: "x: not y", ru: "точно" };
    for (const translate of [make(short, long, exact), make(exact, long, short)]) {
      expect(translate("x: y")).toBe("мало x y");
      expect(translate("x: not z")).toBe("много x z");
      expect(translate("x: not y")).toBe("точно");
    }
  });

  it("matches the whole message, with signs of regular expressions as they are", () => {
    const translate = make({ en: "({x}) is [a-z].*", ru: "{x}!" });
    expect(translate("(1) is [a-z].*")).toBe("1!");
    expect(translate("(1) is b")).toBe("(1) is b");
    expect(translate("so (1) is [a-z].*")).toBe("so (1) is [a-z].*");
  });

  it("lets no piece of fixed text serve twice", () => {
    const translate = make({ en: "a{x}aa{y}a", ru: "{x}|{y}" });
    expect(translate("aaa")).toBe("aaa");
    expect(translate("aaaa")).toBe("|");
    expect(translate("abaaca")).toBe("b|c");
  });

  it("works a message of many beginnings only so deep, and a huge one not at all", () => {
    const translate = make({ en: "{path}: {message}", ru: "{path}→{message}" });
    const nested = "a: ".repeat(3_000);
    expect(translate(nested).split("→").length).toBeLessThan(10);
    const huge = "a: ".repeat(100_000);
    expect(translate(huge)).toBe(huge);
    const hostile = `${'" has no label "'.repeat(600)}!`;
    expect(russian(hostile)).toBe(hostile);
  });
});
