/** Ready label schemas to start a project from. Names are examples to be changed; ids never appear on the screen. */
import type { SkeletonControl } from "../kinds/regions/skeleton/control";
import { labels, type Template, template } from "./template-parts";
import { TEXT_TEMPLATES } from "./text-templates";

export type { Template };

const text = { id: "text", kind: "text", field: "text" } as const;
const image = { id: "image", kind: "image", field: "image" } as const;

const topic = {
  id: "topic",
  kind: "choice",
  name: "Topic",
  required: true,
  labels: labels("Billing", "Delivery", "Product", "Other"),
} as const;
const entities = {
  id: "entities",
  kind: "span",
  name: "Entities",
  input: "text",
  labels: labels("Person", "Organisation", "Place", "Date"),
} as const;
const objects = {
  id: "objects",
  kind: "box",
  name: "Objects",
  input: "image",
  labels: labels("Car", "Person", "Bicycle"),
} as const;
const scene = {
  id: "scene",
  kind: "choice",
  name: "Scene",
  required: true,
  labels: labels("Day", "Night", "Dusk"),
} as const;
const clarity = {
  id: "how-clear-is-it",
  kind: "rating",
  name: "How clear is it?",
  max: 5,
  lowLabel: "unclear",
  highLabel: "clear",
} as const;

/** The seventeen keypoints of COCO's people: name, place in the template, the joint it is the mirror image of, its bone. */
const JOINTS: readonly (readonly [name: string, x: number, y: number, mirror?: string, bone?: string])[] = [
  ["Nose", 0.5, 0.05],
  ["Left eye", 0.55, 0.02, "Right eye", "Nose"],
  ["Right eye", 0.45, 0.02, "Left eye", "Nose"],
  ["Left ear", 0.62, 0.05, "Right ear", "Left eye"],
  ["Right ear", 0.38, 0.05, "Left ear", "Right eye"],
  ["Left shoulder", 0.72, 0.2, "Right shoulder", "Left ear"],
  ["Right shoulder", 0.28, 0.2, "Left shoulder", "Right ear"],
  ["Left elbow", 0.86, 0.36, "Right elbow", "Left shoulder"],
  ["Right elbow", 0.14, 0.36, "Left elbow", "Right shoulder"],
  ["Left wrist", 1, 0.5, "Right wrist", "Left elbow"],
  ["Right wrist", 0, 0.5, "Left wrist", "Right elbow"],
  ["Left hip", 0.64, 0.52, "Right hip", "Left shoulder"],
  ["Right hip", 0.36, 0.52, "Left hip", "Right shoulder"],
  ["Left knee", 0.66, 0.76, "Right knee", "Left hip"],
  ["Right knee", 0.34, 0.76, "Left knee", "Right hip"],
  ["Left ankle", 0.68, 1, "Right ankle", "Left knee"],
  ["Right ankle", 0.32, 1, "Left ankle", "Right knee"],
];
const idOf = (name: string) => name.toLowerCase().replaceAll(" ", "-");
const pose: SkeletonControl = {
  id: "pose",
  kind: "skeleton",
  name: "Pose",
  input: "image",
  labels: labels("Person"),
  joints: JOINTS.map(([name, x, y, mirror]) => ({
    id: idOf(name),
    name,
    x,
    y,
    ...(mirror === undefined ? {} : { mirror: idOf(mirror) }),
  })),
  bones: [
    ...JOINTS.flatMap(([name, , , , bone]): [string, string][] =>
      bone === undefined ? [] : [[idOf(bone), idOf(name)]],
    ),
    ["right-shoulder", "left-shoulder"],
    ["right-hip", "left-hip"],
  ],
};

const mutable = <T>(value: T): { -readonly [K in keyof T]: T[K] } => value;

export const TEMPLATES: Template[] = [
  template("text-classification", "Text classification", "One answer per text.", {
    inputs: [text],
    controls: [mutable(topic)],
  }),
  template("named-entities", "Named entities", "Mark parts of a text.", {
    inputs: [text],
    controls: [{ ...entities, required: false }],
  }),
  template("related-entities", "Related entities", "Mark parts of a text, and relate them to each other.", {
    inputs: [text],
    controls: [
      { ...entities, required: false },
      {
        id: "relations",
        kind: "relation",
        name: "Relations",
        directed: true,
        labels: labels("Works for", "Lies in", "Happened on"),
      },
    ],
  }),
  template(
    "coreference",
    "Coreference",
    "Mark what a text mentions, and join mentions of the same thing to chains.",
    {
      inputs: [text],
      controls: [
        { ...{ id: "mentions", kind: "span", name: "Mentions", input: "text" }, labels: labels("Mention") },
        {
          ...{ id: "same", kind: "relation", name: "Chains", structure: "chains" },
          ...{ from: ["mentions"], to: ["mentions"], labels: labels("Same") },
        },
      ],
    },
  ),
  template("events", "Events", "Mark what happens in a text and who or what takes part, each in a role.", {
    inputs: [text],
    controls: [
      {
        ...{ id: "triggers", kind: "span", name: "Triggers", input: "text" },
        labels: labels("Attack", "Meeting", "Purchase"),
      },
      {
        ...{ id: "participants", kind: "span", name: "Participants", input: "text" },
        labels: labels("Person", "Organisation", "Thing", "Place"),
      },
      {
        ...{ id: "roles", kind: "relation", name: "Roles", structure: "events", directed: true },
        ...{ from: ["triggers"], to: ["participants"], requiredRoles: ["agent"], singleRoles: ["location"] },
        labels: labels("Agent", "Target", "Location"),
      },
    ],
  }),
  template("dialogue-acts", "Dialogue acts", "Mark what each turn of a conversation does.", {
    inputs: [{ id: "dialogue", kind: "text", field: "messages", form: "dialogue" }],
    controls: [
      {
        id: "acts",
        kind: "span",
        name: "Acts",
        input: "dialogue",
        labels: labels("Greeting", "Question", "Answer", "Request", "Promise", "Apology", "Thanks"),
      },
    ],
  }),
  template("text-topic-entities", "Topic and entities", "One answer per text, and marked parts.", {
    inputs: [text],
    controls: [mutable(topic), mutable(entities)],
  }),
  template(
    "multi-label-text",
    "Several labels per text",
    "Any number of answers per text, and how clear it is.",
    {
      inputs: [text],
      controls: [{ ...topic, id: "topics", name: "Topics", multiple: true }, mutable(clarity)],
    },
  ),
  ...TEXT_TEMPLATES,
  template("object-detection", "Object detection", "Boxes around objects.", {
    inputs: [image],
    controls: [{ ...objects, rotatable: true }],
  }),
  template("image-classification", "Image classification", "One answer per image.", {
    inputs: [image],
    controls: [mutable(scene)],
  }),
  template("object-outlines", "Object outlines", "Polygons around objects.", {
    inputs: [image],
    controls: [{ ...objects, id: "outlines", kind: "polygon", name: "Outlines" }],
  }),
  template("masks", "Masks", "Every pixel of the objects, painted with a brush.", {
    inputs: [image],
    controls: [{ ...objects, id: "masks", kind: "mask", name: "Masks", overlap: "take" }],
  }),
  template("pose", "Pose", "The joints of people, seventeen as in COCO.", {
    inputs: [image],
    controls: [pose],
  }),
  template("lines", "Lines", "Lines along roads, cracks or cables.", {
    inputs: [image],
    controls: [
      {
        id: "lines",
        kind: "polyline",
        name: "Lines",
        input: "image",
        labels: labels("Road", "Path", "Crack"),
      },
    ],
  }),
  template("landmarks", "Landmarks", "Points on the image, and ellipses around round things.", {
    inputs: [image],
    controls: [
      {
        id: "points",
        kind: "keypoint",
        name: "Points",
        input: "image",
        labels: labels("Tip", "Joint", "Centre"),
      },
      {
        id: "round-things",
        kind: "ellipse",
        name: "Round things",
        input: "image",
        rotatable: true,
        labels: labels("Cell", "Wheel"),
      },
    ],
  }),
  template("detection-and-scene", "Objects and scene", "Boxes around objects, and one answer per image.", {
    inputs: [image],
    controls: [mutable(scene), mutable(objects)],
  }),
  template(
    "related-objects",
    "Related objects",
    "Boxes around objects, and arrows between those that belong together.",
    {
      inputs: [image],
      controls: [
        mutable(objects),
        {
          id: "relations",
          kind: "relation",
          name: "Relations",
          directed: true,
          labels: labels("Rides", "Carries", "Stands beside"),
        },
      ],
    },
  ),
  template("ocr", "Text in images (OCR)", "Boxes around text, and what is written in each.", {
    inputs: [image],
    controls: [
      {
        id: "lines-of-text",
        kind: "box",
        name: "Lines of text",
        input: "image",
        rotatable: true,
        labels: labels("Printed", "Handwritten"),
      },
      { id: "transcription", kind: "text", name: "Transcription", per: "region", required: true },
    ],
  }),
  template("image-captioning", "Image captioning", "A description of each image in own words.", {
    inputs: [image],
    controls: [
      { id: "caption", kind: "text", name: "Caption", required: true, multiline: true, maxLength: 500 },
    ],
  }),
  template("image-comparison", "Comparison of two images", "Two images side by side: which one is better.", {
    inputs: [
      { id: "first", kind: "image", field: "first" },
      { id: "second", kind: "image", field: "second" },
    ],
    controls: [
      {
        id: "which-one-is-better",
        kind: "pairwise",
        name: "Which one is better?",
        required: true,
        left: "first",
        right: "second",
        allowTie: true,
      },
    ],
  }),
  template(
    "captioned-images",
    "Image with text",
    "Boxes on the image, marks in its caption, and one answer for both.",
    {
      inputs: [image, text],
      controls: [
        {
          ...topic,
          id: "does-the-caption-fit",
          name: "Does the caption fit?",
          labels: labels("Fits", "Partly", "Does not fit"),
        },
        mutable(objects),
        mutable(entities),
      ],
    },
  ),
];

export const findTemplate = (id: string): Template | undefined => TEMPLATES.find((item) => item.id === id);
