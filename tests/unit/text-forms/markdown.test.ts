import { expect, it } from "vitest";
import { TEXT_FORMS } from "@/lib/text-forms";

/** The looks of a source, each with the words it lies on. */
const looksOf = (source: string) => {
  const { text = "", layout = [] } = TEXT_FORMS.markdown.read(source) ?? {};
  expect(text).toBe(source);
  return layout.map(({ start, end, look, level }) => `${look}${level ?? ""} ${text.slice(start, end)}`);
};

it.each([
  ["# A title", ["heading1 # A title", "markup #"]],
  ["###### Six\r\n####### Seven", ["heading6 ###### Six", "markup ######"]],
  ["#no title", []],
  ["> quoted", ["quote > quoted", "markup >"]],
  ["- one\n12. two", ["markup -", "markup 12."]],
  ["a **b** c", ["strong **b**"]],
  ["a *b* _c_", ["emphasis *b*", "emphasis _c_"]],
  ["***both***", ["strong ***both***", "emphasis ***both***"]],
  ["snake_case_name 2 * 3 * 4", []],
  ["a `x * y` b ``c ` d``", ["code `x * y`", "code ``c ` d``"]],
  ["[docs](https://a.test) ![x](y)", ["link docs", "markup ](https://a.test)", "link x", "markup ](y)"]],
  ["\\*no\\* \\[no](x)", []],
  ["```js\n# no *title*\n```\n*yes*", ["markup ```js", "code # no *title*", "markup ```", "emphasis *yes*"]],
  ["~~~\nopen to the end", ["markup ~~~", "code open to the end"]],
  ["**open, `and", []],
  ["# 👩‍🚀 שלום", ["heading1 # 👩‍🚀 שלום", "markup #"]],
])("%j looks like %j", (source, looks) => expect(looksOf(source)).toEqual(looks));
