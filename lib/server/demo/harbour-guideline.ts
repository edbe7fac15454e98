/** Schema, guideline and rules of the harbour project. */
import type { LabelSchema } from "@/lib/labels/schema";
import { type DemoQuestion, type DemoRule, type DemoRuling, example } from "./demo-project";

const label = (id: string, name: string, hotkey: string, color: string) => ({ id, name, hotkey, color });

export const HARBOUR_SCHEMA: LabelSchema = {
  inputs: [{ id: "image", kind: "image", field: "image" }],
  controls: [
    {
      id: "weather",
      kind: "choice",
      name: "Weather",
      required: true,
      labels: [
        label("clear", "Clear", "1", "l1"),
        label("cloudy", "Cloudy", "2", "l2"),
        label("fog", "Fog", "3", "l3"),
        label("night", "Night", "4", "l4"),
      ],
    },
    {
      id: "objects",
      kind: "box",
      name: "Objects",
      input: "image",
      rotatable: true,
      labels: [
        label("ship", "Ship", "5", "l5"),
        label("crane", "Crane", "6", "l6"),
        label("container", "Container", "7", "l7"),
        label("small-boat", "Small boat", "8", "l8"),
      ],
    },
  ],
};

export const HARBOUR_GUIDELINE = `# Harbour

Pictures of one quay, drawn for this demo. We count what is in the harbour and where.

## Weather

One answer per picture. **Night** wins over the others, **Fog** wins over Cloudy.

## Objects

Draw a box around every ship, crane, container and small boat you can name.

- The box touches the object on all four sides: at most 3 pixels of air.
- A tilted boat gets a **rotated** box.
- Objects partly hidden or cut off by the border count too; see R-003.
`;

export const HARBOUR_RULES: DemoRule[] = [
  {
    title: "Ship or small boat",
    statement:
      "A Ship carries cargo on its deck or has a bridge of more than one storey. Everything smaller is a Small boat.",
    labels: ["objects/ship", "objects/small-boat"],
    examples: [
      example("good", "Long hull with containers on deck", "Ship"),
      example("bad", "A launch with one low cabin, marked as Ship", "Small boat, however near it is"),
    ],
  },
  {
    title: "Boxes are tight",
    statement: "All four sides touch the object. Masts and booms belong to it; waves and shadows do not.",
    labels: [],
    examples: [
      example("good", "The box of a crane reaches the tip of its boom"),
      example("bad", "A box with a finger of water around the hull"),
    ],
  },
  {
    title: "Partly hidden objects count",
    statement:
      "Mark what you see of an object when at least a third of it is visible, cut off by the border or not.",
    labels: [],
    examples: [
      example("good", "The bow of a ship behind containers, box around the whole visible part"),
      example("bad", "Leaving out a ship because a container stands before it"),
    ],
  },
  {
    title: "Containers aboard belong to the ship",
    statement:
      "Mark containers on the quay, one box each, also in a stack. Cargo on a deck is part of its ship.",
    labels: ["objects/container", "objects/ship"],
    examples: [
      example("good", "Two boxes for a stack of two"),
      example("bad", "One box around a whole stack"),
      example("bad", "A box for each container on deck"),
    ],
  },
  {
    title: "Tilted boats are rotated",
    statement: "Turn the box with the hull when a boat is tilted by more than about 5 degrees.",
    labels: ["objects/small-boat"],
    examples: [
      example("good", "Box parallel to the gunwale"),
      example("bad", "Upright box around a tilted hull"),
    ],
  },
];

export const HARBOUR_QUESTIONS: DemoQuestion[] = [
  {
    seq: 3,
    text: "One vessel is nearly as long as the ship but has a single low cabin. Ship or small boat?",
    hoursAgo: 45,
    ruling: { text: "Small boat: the cabin decides, not the length.", rule: 0 },
  },
  {
    seq: 15,
    text: "The bow of a ship sticks out behind a stack of containers. Do I box the bow only?",
    hoursAgo: 7,
  },
];

export const HARBOUR_RULINGS: DemoRuling[] = [
  { seq: 2, rule: 0, note: "One low cabin: a small boat." },
  { seq: 5, rule: 0, note: "No cargo and one cabin, however large it looks at night." },
  { seq: 12, rule: 0, note: "A launch, near the camera." },
];
