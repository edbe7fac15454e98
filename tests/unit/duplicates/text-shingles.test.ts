import { describe, expect, it } from "vitest";
import { jaccard, MIN_SHINGLES, normaliseText, shinglesOf } from "@/lib/duplicates/text-shingles";

const shingles = (text: string) => shinglesOf(normaliseText(text));
const similarity = (a: string, b: string) => jaccard(shingles(a), shingles(b));

describe("normaliseText", () => {
  it.each([
    ["capitals and white space", "  The\n\tQuick  FOX ", "the quick fox"],
    ["full-width forms and ligatures", "Ａｃｍｅ ﬁle", "acme file"],
    ["composed and decomposed letters", "cafe\u0301", "caf\u00e9"],
    ["soft hyphens, joiners and marks of direction", "co\u00adop\u200d \u200fx\ufeff", "coop x"],
  ])("folds %s", (_, text, folded) => {
    expect(normaliseText(text)).toBe(folded);
  });

  it("keeps accents, vowel signs, digits and punctuation, which tell texts apart", () => {
    for (const text of ["café", "ที่นี่", "order 17?", "c++"]) expect(normaliseText(text)).toBe(text);
  });
});

describe("shinglesOf", () => {
  it("takes five letters, or three ideographs, at every place", () => {
    expect(shingles("abcdefg")).toHaveLength(3);
    expect(shingles("漢字仮名交")).toHaveLength(3);
    expect(shingles("abcd")).toHaveLength(0);
    expect(shingles("漢字")).toHaveLength(0);
    // A letter outside the basic plane is one letter.
    expect(shingles("𝒳".repeat(4))).toHaveLength(0);
  });

  it("counts a repeated shingle once, in ascending order", () => {
    const found = shingles("abcde abcde abcde");
    expect([...found]).toEqual([...new Set(found)].sort((a, b) => a - b));
    expect(found).toHaveLength(6);
  });
});

describe("the similarity of two texts", () => {
  it("is the Jaccard index of their shingles, counted by hand", () => {
    // abcde bcdef and bcdef cdefg: one of three.
    expect(similarity("abcdef", "bcdefg")).toBeCloseTo(1 / 3, 12);
    expect(similarity("abcdef", "abcdef")).toBe(1);
    expect(similarity("abcdef", "uvwxyz")).toBe(0);
  });

  const english =
    "The parcel that I ordered two weeks ago has still not arrived and nobody answers my mails.";
  it.each([
    ["a typo", english, english.replace("parcel", "pracel")],
    ["another ending", english, english.replace(" mails.", " many mails so far.")],
    ["a number of a template", `${english} Order 10017.`, `${english} Order 10018.`],
    [
      "a typo in Russian",
      "Посылка, которую я заказал две недели назад, до сих пор не пришла, и никто не отвечает на мои письма.",
      "Посылка, которую я заказал две недели назат, до сих пор не пришла, и никто не отвечает на мои письма.",
    ],
    [
      "a typo in Arabic",
      "لم تصل الشحنة التي طلبتها قبل أسبوعين حتى الآن ولا أحد يرد على رسائلي رغم أنني كتبت لهم عدة مرات.",
      "لم تصل الشحنة التي طلبتها قبل اسبوعين حتى الآن ولا أحد يرد على رسائلي رغم أنني كتبت لهم عدة مرات.",
    ],
    [
      "a changed character in Chinese",
      "我两周前订购的包裹到现在还没有送到,我已经给客服写了好几封邮件,但是一直没有人回复我的问题。",
      "我两周前订购的包裹到现在还没有送达,我已经给客服写了好几封邮件,但是一直没有人回复我的问题。",
    ],
    [
      "a changed character in Japanese",
      "二週間前に注文した荷物がまだ届いていません。何度もメールを送りましたが、誰からも返事がありません。",
      "二週間前に注文した荷物がまだ届いてません。何度もメールを送りましたが、誰からも返事がありません。",
    ],
    [
      "a changed letter in Thai",
      "พัสดุที่ฉันสั่งซื้อเมื่อสองสัปดาห์ที่แล้วยังมาไม่ถึงและไม่มีใครตอบอีเมลของฉันเลยแม้แต่ครั้งเดียว",
      "พัสดุที่ฉันสั่งชื้อเมื่อสองสัปดาห์ที่แล้วยังมาไม่ถึงและไม่มีใครตอบอีเมลของฉันเลยแม้แต่ครั้งเดียว",
    ],
  ])("is 0.8 or more with %s", (_, a, b) => {
    expect(shingles(a).length).toBeGreaterThanOrEqual(MIN_SHINGLES);
    expect(similarity(a, b)).toBeGreaterThanOrEqual(0.8);
    expect(similarity(a, b)).toBeLessThan(1);
  });

  it("is low for texts that share a footer and say something else", () => {
    const footer = " Sent from my phone. Please excuse typos and the short answer.";
    const a = `The invoice of March shows the price without the discount that was agreed by phone.${footer}`;
    const b = `Yesterday the app logged me out three times while I was uploading a long video.${footer}`;
    expect(similarity(a, b)).toBeLessThan(0.6);
  });
});
