import fc from "fast-check";
import { expect, it } from "vitest";
import { inEnglish } from "@/lib/i18n/tell";
import { jsonProblem, lineAt } from "@/lib/imports/json-problem";

it.each([
  ['{"id":"1","score":NaN}', '"score" is NaN, which JSON does not have; write null or a text'],
  ['{"id":"1","score":-Infinity}', '"score" is -Infinity, which JSON does not have; write null or a text'],
  ['{"a":{"deep":[1,inf]}}', '"deep" is inf, which JSON does not have; write null or a text'],
  ['{"a":None}', '"a" is None, which JSON does not have; write null'],
  ['{"a":True,"b":False}', '"a" is True, which JSON does not have; write true'],
  ['{"a":007}', '"a" is 007, which is no value of JSON; write a text in quotation marks'],
  ["[1,NaN]", "a value is NaN, which JSON does not have"],
  ["[1,maybe]", "a value is maybe, which JSON does not have"],
  ['{"a":1,}', "a comma stands before }; take it out"],
  ["[1,2,]", "a comma stands before ]; take it out"],
  ['{"a":1,,"b":2}', "a comma stands before ,; take it out"],
  ["{'a':1}", "a text in other quotation marks ('a'); JSON has double ones only (\")"],
  ["{\"a\":'x'}", "a text in other quotation marks ('x'); JSON has double ones only (\")"],
  ["{a:1}", "the name a is not in quotation marks"],
  ['{"a":1} // why', "something follows after the end of the value"],
  ['{"a":// why\n1}', "a comment (//), which JSON does not have; take it out"],
  ['{"a":1}{"a":2}', "something follows after the end of the value"],
  ['{"a":1,\uFEFF"b":2}', "a byte order mark stands in the middle; take it out"],
  ['{"a":"one\ntwo"}', "a text holds a line break, or is not closed; write a line break as \\n"],
  ['{"a":"one\ttwo"}', "a text holds a tab or another control character; write a tab as \\t"],
  ['{"a":"C:\\data"}', "a text holds \\d, which JSON does not have; write \\\\ for a backslash"],
  ['{"a":"one', "a text is not closed by a quotation mark"],
  ['{"a":1 "b":2}', 'a comma is missing before "b"'],
  ['{"a" 1}', "a colon is missing before 1"],
  ['{"a":}', '"a" has no value'],
  ['{"a":[1', "it ends before it is closed"],
])("says of %s what is wrong with it", (text, message) => {
  expect(() => JSON.parse(text)).toThrow();
  const found = jsonProblem(text);
  expect(found && inEnglish(found.message)).toBe(message);
});

it("says nothing of a text that is no attempt at JSON", () => {
  expect(jsonProblem("no json")).toBeNull();
});

it("finds nothing in what is JSON", () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.nat(2), (value, indent) => {
      expect(jsonProblem(JSON.stringify(value, null, indent))).toBeNull();
    }),
  );
});

it("knows the line of a place, whatever lines end in", () => {
  expect([0, 2, 5, 7].map((at) => lineAt("a\nb\r\nc\rd", at))).toEqual([1, 2, 3, 4]);
});
