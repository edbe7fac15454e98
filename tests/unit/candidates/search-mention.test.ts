/** The first candidates of words as texts have them: inflected, with an ending or a preposition written to them. */
import { describe, expect, it } from "vitest";
import { indexCandidates } from "@/lib/candidates/search-candidates";
import { searchMention } from "@/lib/candidates/search-mention";

const candidate = (id: string, name: string, ...aliases: string[]) => ({
  id,
  name,
  aliases,
  description: "",
});
const index = indexCandidates([
  candidate("Q649", "Moscow", "Москва"),
  candidate("Q64", "Berlin", "ברלין"),
  candidate("Q33935", "Tel Aviv", "תל אביב"),
  candidate("Q85", "Cairo", "القاهرة"),
]);
const first = (mention: string) => searchMention(index, mention, 5).hits.map(({ id }) => id);

describe("the first candidates of a mention", () => {
  it.each([
    ["Berlin", "Q64"],
    ["Москвы", "Q649"],
    ["Berlin’s", "Q64"],
    ["Berliner", "Q64"],
    ["לברלין", "Q64"],
    ["בתל אביב", "Q33935"],
    ["بالقاهرة", "Q85"],
  ])("of %s are those that begin like it", (mention, id) => {
    expect(first(mention)).toContain(id);
  });

  it("are none where most of the word would have to go", () => {
    expect(first("Berserkers")).toEqual([]);
    expect(first("Mo")).toEqual(["Q649"]);
    expect(first("")).toEqual([]);
  });
});
