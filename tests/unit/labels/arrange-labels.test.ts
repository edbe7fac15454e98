import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addedBelow, inTreeOrder, movedLabel, placedBelow, withoutBranch } from "@/lib/labels/arrange-labels";
import { childrenOf, pathsOf } from "@/lib/labels/tree";

/** `animal/dog`: what stands before the last stroke is the parent. */
const tree = (...paths: string[]) =>
  paths.map((path) => {
    const [name = "", parent] = path.split("/").toReversed();
    return { id: name, name, ...(parent === undefined ? {} : { parent }) };
  });
const shown = (labels: ReturnType<typeof tree>) =>
  labels.map(({ id, parent }) => (parent === undefined ? id : `${parent}/${id}`));
const LABELS = tree("animal", "animal/dog", "dog/poodle", "animal/wolf", "car", "car/truck", "plant");

describe("labels of a tree", () => {
  it("move among those beside them, with all that lies below", () => {
    expect(shown(movedLabel(LABELS, "animal", 1))).toEqual(
      shown(tree("car", "car/truck", "animal", "animal/dog", "dog/poodle", "animal/wolf", "plant")),
    );
    expect(shown(movedLabel(LABELS, "wolf", -1))).toEqual(
      shown(tree("animal", "animal/wolf", "animal/dog", "dog/poodle", "car", "car/truck", "plant")),
    );
  });

  it("the first stays first below its parent, and the last last", () => {
    expect(movedLabel(LABELS, "dog", -1)).toEqual(LABELS);
    expect(movedLabel(LABELS, "truck", -1)).toEqual(LABELS);
    expect(movedLabel(LABELS, "plant", 1)).toEqual(LABELS);
  });

  it("come right below what they are put below, at its end, with all that lies below them", () => {
    expect(shown(placedBelow(LABELS, "dog", "car"))).toEqual(
      shown(tree("animal", "animal/wolf", "car", "car/truck", "car/dog", "dog/poodle", "plant")),
    );
    expect(shown(placedBelow(LABELS, "dog", undefined))).toEqual(
      shown(tree("animal", "animal/wolf", "car", "car/truck", "plant", "dog", "dog/poodle")),
    );
  });

  it("are added at the end of their branch", () => {
    expect(shown(addedBelow(LABELS, tree("animal/cat")))).toEqual(
      shown(
        tree("animal", "animal/dog", "dog/poodle", "animal/wolf", "animal/cat", "car", "car/truck", "plant"),
      ),
    );
  });

  it("go with all that lies below them", () => {
    expect(shown(withoutBranch(LABELS, "animal"))).toEqual(["car", "car/truck", "plant"]);
  });

  it("none is ever lost or doubled, and each stands below its parent", () => {
    const ids = "abcdefg".split("");
    const any = fc.array(fc.option(fc.constantFrom(...ids), { nil: undefined }), {
      minLength: ids.length,
      maxLength: ids.length,
    });
    fc.assert(
      fc.property(any, fc.constantFrom(...ids), fc.constantFrom(-1, 1), (parents, id, by) => {
        const labels = ids.map((one, i) => {
          const parent = parents[i];
          return { id: one, name: one, ...(parent === undefined || parent === one ? {} : { parent }) };
        });
        for (const made of [inTreeOrder(labels), movedLabel(labels, id, by)]) {
          expect(made.map((label) => label.id).sort()).toEqual(ids);
          const isTree = labels.every((label) => {
            const [top] = pathsOf(labels)(label.id);
            return top?.parent === undefined;
          });
          if (!isTree) continue;
          const [first] = childrenOf(made).get(null) ?? [];
          expect(made[0]).toBe(first);
          made.forEach((label, i) => {
            if (label.parent !== undefined)
              expect(made.findIndex((one) => one.id === label.parent)).toBeLessThan(i);
          });
        }
      }),
    );
  });
});
