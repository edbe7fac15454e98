import { describe, expect, it } from "vitest";
import { appendPage, mergePages, type Page } from "@/components/guidelines/merge-pages";

const page = (ids: string, nextCursor: string | null): Page<{ id: string }> => ({
  items: [...ids].map((id) => ({ id })),
  nextCursor,
});

describe("a first page that comes anew", () => {
  it("keeps what was loaded beyond it, and where that ended", () => {
    expect(mergePages(page("abcdef", "f"), page("bcd", "d"))).toEqual(page("bcdef", "f"));
  });

  it("drops what stood among the first and stands there no more", () => {
    expect(mergePages(page("abcdef", null), page("acd", "d"))).toEqual(page("acdef", null));
  });

  it("takes in what is new among the first, also at its end", () => {
    expect(mergePages(page("acdef", "f"), page("abc", "c"))).toEqual(page("abcdef", "f"));
    expect(mergePages(page("acef", "f"), page("abcd", "d"))).toEqual(page("abcdef", "f"));
  });

  it("is all there is when nothing was loaded beyond it, or when it is the only one", () => {
    expect(mergePages(page("abc", "c"), page("bcd", "d"))).toEqual(page("bcd", "d"));
    expect(mergePages(page("abcdef", "f"), page("ab", null))).toEqual(page("ab", null));
    expect(mergePages(page("xyz", "z"), page("abc", "c"))).toEqual(page("abc", "c"));
  });
});

describe("a further page", () => {
  it("is put at the end, without what is there already", () => {
    expect(appendPage(page("abc", "c"), page("cde", null))).toEqual(page("abcde", null));
  });
});
