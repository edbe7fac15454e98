/** Chains of mentions in a consensus and in a final answer, against results worked out by hand. */
import { describe, expect, it } from "vitest";
import { chainsOf } from "@/lib/annotation/chains";
import type { AnnotationDocument, Region } from "@/lib/annotation/document";
import { consensusOf } from "@/lib/consensus/consensus-of";
import { composeDecision, optionsOf } from "@/lib/consensus/decision";
import { isUnanimous } from "@/lib/consensus/unanimity";
import type { ControlOf, LabelSchema } from "@/lib/labels/schema";
import { by, spanControl, spanRegion } from "../agreement/build";

const control: ControlOf<"relation"> = {
  id: "same",
  name: "Same",
  kind: "relation",
  structure: "chains",
  labels: [{ id: "same", name: "Same" }],
};
const schema: LabelSchema = {
  inputs: [{ id: "text", kind: "text", field: "text" }],
  controls: [spanControl(["per"]), control],
};

/** Mentions at the same places, in chains by letter; `-` is in none. */
const document = (prefix: string, groups: string): AnnotationDocument => ({
  answers: {},
  regions: [...groups].map(
    (group, i): Region => ({
      ...spanRegion(`${prefix}${i}`, "per", [i * 5, i * 5 + 3]),
      ...(group === "-" ? {} : { group: `${prefix}-${group}` }),
    }),
  ),
  relations: [],
});
const placesOf = (given: AnnotationDocument) =>
  chainsOf(control, given)
    .map((chain) =>
      chain.map(({ shape }) => (shape.kind === "span" ? (shape.parts[0]?.start ?? 0) / 5 : -1)).sort(),
    )
    .sort();

describe("a consensus on chains", () => {
  it("joins what more than half join, over any number of mentions, whatever the order of annotators", () => {
    const answers = [document("a", "xxy"), document("b", "xxx"), document("c", "-xx")];
    const result = consensusOf(schema, by(...answers), "majority");
    // 0 and 1 are together for a and b, 1 and 2 for b and c; 0 and 2 for b alone, but joined by way of 1.
    expect(placesOf(result.document)).toEqual([[0, 1, 2]]);
    expect(result.ties).toEqual([]);
    expect(result.votes.same).toMatchObject({ kind: "relations", of: 3 });
    const [one, two, three] = answers;
    if (!one || !two || !three) throw new Error("three were made");
    const turned = consensusOf(schema, by(three, one, two), "majority");
    expect(turned.document).toEqual(result.document);
  });

  it("what exactly half join is left apart and is a tie, except where other mentions join the two", () => {
    const result = consensusOf(schema, by(document("a", "xx-"), document("b", "---")), "majority");
    expect(placesOf(result.document)).toEqual([]);
    expect(result.ties).toEqual(["same"]);
  });

  it("is unanimous where all made the same chains, and not where one made fewer", () => {
    const all = [document("a", "xxyy"), document("b", "ppqq")];
    const agreed = consensusOf(schema, by(...all), "unanimous");
    expect(placesOf(agreed.document)).toEqual([
      [0, 1],
      [2, 3],
    ]);
    expect(isUnanimous(schema, all, agreed)).toBe(true);
    const apart = [document("a", "xxyy"), document("b", "xx--")];
    expect(isUnanimous(schema, apart, consensusOf(schema, by(...apart), "unanimous"))).toBe(false);
  });
});

describe("a final answer about chains", () => {
  const ann = { id: "ann", document: document("a", "xx-") };
  const bob = { id: "bob", document: document("b", "pp-") };
  const cem = { id: "cem", document: document("c", "-xx") };

  it("two are the same when their chains have the same mentions", () => {
    expect(optionsOf(control, [ann, bob, cem])).toEqual([
      { from: "ann", sources: ["ann", "bob"] },
      { from: "cem", sources: ["cem"] },
    ]);
  });

  it("takes the mentions of one and the chains of another, or none", () => {
    const of = (picks: Record<string, string>) => placesOf(composeDecision(schema, [ann, bob, cem], picks));
    expect(of({ c: "ann", same: "ann" })).toEqual([[0, 1]]);
    expect(of({ c: "ann", same: "cem" })).toEqual([[1, 2]]);
    expect(of({ c: "ann", same: "nothing" })).toEqual([]);
  });
});
