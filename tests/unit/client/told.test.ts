import { expect, it } from "vitest";
import { ApiError, NetworkError } from "@/lib/client/http";
import { messageIn, textIn, toldBy } from "@/lib/client/told";
import { AppError } from "@/lib/core/app-error";
import { say } from "@/lib/core/message";
import { inEnglish } from "@/lib/i18n/tell";
import { ZipError } from "@/lib/zip/read-zip";

const problem = { type: "", title: "", status: 400, code: "invalid_input", detail: "At most 5." };

it("an error says its message, and the English text where it has one", () => {
  const told = toldBy(new ApiError({ ...problem, key: "fields.tooLong", params: { max: 5 } }));
  expect(messageIn(told)).toEqual(say("fields.tooLong", { max: 5 }));
  expect(textIn(told)).toBe("At most 5.");
  const app = toldBy(new AppError("invalid_input", say("imports.noRows")));
  expect([messageIn(app), textIn(app)]).toEqual([say("imports.noRows"), ""]);
  expect(messageIn(toldBy(new ZipError(say("zip.notZip"))))).toEqual(say("zip.notZip"));
});

it("without a network the text is there, as the dictionary has it", () => {
  const told = toldBy(new NetworkError(null));
  expect(textIn(told)).toBe(inEnglish(say("requests.unreachable")));
  expect(messageIn(told)).toEqual(say("requests.unreachable"));
});

it.each([
  new ApiError(problem),
  new ApiError({ ...problem, key: 5 as never }),
  new ApiError({ ...problem, key: "a", params: { x: null } }),
  new Error("At most 5."),
  "At most 5.",
])("what has no message that can be read is its text: %#", (error) => {
  const told = toldBy(error);
  expect([messageIn(told), textIn(told)]).toEqual([null, "At most 5."]);
});
