import { describe, expect, it } from "vitest";
import { withPasted } from "@/lib/labels/pasted-labels";
import { pathName, pathsOf } from "@/lib/labels/tree";

const paste = (text: string, { hasTree = true, into = "", below = undefined as string | undefined } = {}) => {
  const labels = [
    { id: "animal", name: "Animal" },
    { id: "dog", name: "Dog", parent: "animal" },
    { id: "label", name: into, ...(below === undefined ? {} : { parent: below }) },
  ];
  const made = withPasted({ id: "c", labels }, text, { at: "label", hasTree, held: new Set() });
  const pathTo = pathsOf(made);
  return made.map(({ id }) => pathName(pathTo(id)));
};

describe("a list pasted into the name of a label", () => {
  it("gives one label per line; an empty label gives way", () => {
    expect(paste("Car\n\n  Truck \r\nBus", { hasTree: false })).toEqual([
      "Animal",
      "Animal › Dog",
      "Car",
      "Truck",
      "Bus",
    ]);
    expect(paste("Car\nBus", { hasTree: false, into: "Bike" }).slice(2)).toEqual(["Bike", "Car", "Bus"]);
  });

  it("is a tree by tabs or two spaces, wherever the first line begins", () => {
    const wanted = ["Car", "Car › Truck", "Car › Truck › Big", "Bus"];
    expect(paste("Car\n\tTruck\n\t\tBig\nBus").slice(2)).toEqual(wanted);
    expect(paste("  Car\n    Truck\n      Big\n  Bus").slice(2)).toEqual(wanted);
  });

  it("is a tree by paths; a branch that is there already takes what comes below it", () => {
    for (const sign of [" > ", " › ", "/"])
      expect(paste(["Car", "Car > Truck", "Animal > Cat"].join("\n").replaceAll(" > ", sign))).toEqual([
        "Animal",
        "Animal › Dog",
        "Animal › Cat",
        "Car",
        "Car › Truck",
      ]);
  });

  it("a stroke parts a path only where no other sign does, and never in a plain list", () => {
    expect(paste("A/B > C\nA/B > D").slice(2)).toEqual(["A/B", "A/B › C", "A/B › D"]);
    expect(paste("A/B\nC > D", { hasTree: false }).slice(2)).toEqual(["A/B", "C > D"]);
  });

  it("lies where the label lay, and names no label twice", () => {
    expect(paste("Cat\nDog\nCat", { below: "animal" })).toEqual(["Animal", "Animal › Dog", "Animal › Cat"]);
  });

  it("changes nothing when it has no words", () => {
    expect(paste(" \n\t\n")).toEqual(["Animal", "Animal › Dog", ""]);
  });
});
