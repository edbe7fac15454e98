import { describe, expect, it } from "vitest";
import { RESERVED_KEYS } from "@/lib/labels/hotkeys";
import { withPasted } from "@/lib/labels/pasted-labels";
import { pathName, pathsOf } from "@/lib/labels/tree";
import { boxControl } from "../agreement/build";

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

  it("takes key, colour and definition from further cells, whichever there are, also of a label that lacks them", () => {
    const labels = [
      { id: "car", name: "Car", hotkey: "q" },
      { id: "label", name: "" },
    ];
    const text =
      "Car\tc\t#aa0000\tFour wheels\nBus\tMany people\nTram\tl3\tt\nBike\t\t\tTwo wheels,\tno motor";
    const made = withPasted({ id: "c", labels }, text, { at: "label", hasTree: false, held: new Set() });
    expect(made.map(({ id: _, ...label }) => label)).toEqual([
      { name: "Car", hotkey: "q", color: "#aa0000", description: "Four wheels" },
      { name: "Bus", description: "Many people" },
      { name: "Tram", hotkey: "t", color: "l3" },
      { name: "Bike", description: "Two wheels, no motor" },
    ]);
    expect(paste("Car\tc\n\tTruck\tt\tBig one").slice(2)).toEqual(["Car", "Car › Truck"]);
  });

  it("takes semicolons or bars for tabs where every line has one, and leaves out keys of the label view", () => {
    const labels = [{ id: "label", name: "" }];
    const of = (text: string, schema?: Parameters<typeof withPasted>[2]["schema"]) =>
      withPasted({ id: "c", labels }, text, {
        ...{ at: "label", hasTree: false, held: new Set<string>() },
        ...(schema && { schema }),
      }).map(({ id: _, ...label }) => label);
    for (const sign of ["; ", "|"])
      expect(of(["Good", "g", "All well\nBad", "b", "Not so"].join("\t").replaceAll("\t", sign))).toEqual([
        { name: "Good", hotkey: "g", description: "All well" },
        { name: "Bad", hotkey: "b", description: "Not so" },
      ]);
    expect(of("Yes; please\nNo")).toEqual([{ name: "Yes; please" }, { name: "No" }]);
    const [reserved = ""] = [...RESERVED_KEYS].filter((key) => /^[a-z]$/.test(key));
    expect(of(`Good\t${reserved}\nBad\t1`, { controls: [boxControl(["x"])] })).toEqual([
      { name: "Good" },
      { name: "Bad", hotkey: "1" },
    ]);
  });

  it("changes nothing when it has no words", () => {
    expect(paste(" \n\t\n")).toEqual(["Animal", "Animal › Dog", ""]);
  });
});
