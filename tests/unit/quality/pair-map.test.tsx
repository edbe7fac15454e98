import { text } from "node:stream/consumers";
import { prerenderToNodeStream } from "react-dom/static";
import { expect, it } from "vitest";
import { PairMap } from "@/components/quality/pair-map";
import { LanguageProvider } from "@/lib/client/i18n";
import type { Locale } from "@/lib/i18n";

const people = [
  { id: "u1", name: "Bea" },
  { id: "u2", name: "Анна" },
  { id: "u3", name: "Яна" },
];
const pair = (a: string, b: string) => ({ a, b, value: 0.5, n: 4 });
const pairs = [pair("u1", "u2"), pair("u1", "u3"), pair("u2", "u3")];

/** People over the columns. The page waits for its dictionary, as on the server. */
async function columns(locale: Locale) {
  const { prelude } = await prerenderToNodeStream(
    <LanguageProvider locale={locale}>
      <PairMap control="topic" pairs={pairs} measure="kappa-cohen" people={people} />
    </LanguageProvider>,
  );
  const html = await text(prelude);
  return [...html.matchAll(/<th scope="col"[^>]*>(?:<[^>]*>)*([^<]+)/g)].map((match) => match[1]);
}

it("has people in the order of the page's language, whatever the machine's is: server and browser agree", async () => {
  expect(await columns("en")).toEqual(["Bea", "Анна"]);
  expect(await columns("ru")).toEqual(["Анна", "Яна"]);
});
