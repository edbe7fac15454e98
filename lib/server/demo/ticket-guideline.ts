/** Schema, guideline and rules of the support project. */
import type { LabelSchema } from "@/lib/labels/schema";
import { type DemoQuestion, type DemoRule, type DemoRuling, example } from "./demo-project";

const label = (id: string, name: string, hotkey: string, color: string) => ({ id, name, hotkey, color });

export const TICKET_SCHEMA: LabelSchema = {
  inputs: [{ id: "text", kind: "text", field: "text" }],
  controls: [
    {
      id: "topic",
      kind: "choice",
      name: "Topic",
      description: "What the customer wants from us, not what they complain about on the way.",
      required: true,
      labels: [
        label("billing", "Billing", "1", "l1"),
        label("refund", "Refund", "2", "l2"),
        label("technical", "Technical", "3", "l3"),
        label("delivery", "Delivery", "4", "l4"),
      ],
    },
    { id: "urgency", kind: "rating", name: "Urgency", max: 5, lowLabel: "can wait", highLabel: "right now" },
    {
      id: "entities",
      kind: "span",
      name: "Entities",
      input: "text",
      labels: [
        label("product", "Product", "5", "l5"),
        label("amount", "Amount", "6", "l6"),
        label("deadline", "Deadline", "7", "l7"),
        label("organisation", "Organisation", "8", "l8"),
      ],
    },
  ],
};

export const TICKET_GUIDELINE = `# Support tickets

Each task is one message to the support desk of a small shop. We train a model that sorts messages and fills in a form.

## Topic

Choose by **what the customer wants to happen next**:

| Topic | They want |
|---|---|
| Billing | an invoice, a charge or a price explained or changed |
| Refund | money to come back to them |
| Technical | something that does not work to work, or to know how it works |
| Delivery | a parcel to arrive, or to know where it is |

Billing and Refund are the hard pair; see R-001.

## Urgency

From 1 (can wait for a week) to 5 (harm within hours). Capital letters and angry faces alone do not raise it.

## Entities

Mark every product, sum of money, deadline and organisation. Mark the whole name and nothing around it.

## Other languages

Label what you can read. If you cannot read the message, skip it with the reason *language*.
`;

export const TICKET_RULES: DemoRule[] = [
  {
    title: "Money back is Refund",
    statement:
      "If the customer asks for money to come back, choose Refund, even when a wrong charge is the cause.",
    labels: ["topic/billing", "topic/refund"],
    examples: [
      example(
        "good",
        "You charged me twice. Please send the second 49.90 EUR back.",
        "Refund: money is to come back",
      ),
      example(
        "bad",
        "Why does my statement show a refund and a new charge?",
        "Billing: they want it explained",
      ),
    ],
  },
  {
    title: "A credit on the next bill is Billing",
    statement: "Taking a difference off a future invoice changes a bill; no money comes back.",
    labels: ["topic/billing"],
    examples: [
      example("good", "Take the difference off my next bill please.", "Billing"),
      example("bad", "I would rather have the money than a voucher.", "Refund"),
    ],
  },
  {
    title: "Amounts carry their currency",
    statement: "Mark the number together with its currency, and with the sign if there is one.",
    labels: ["entities/amount"],
    examples: [example("good", "49.90 EUR"), example("bad", "49.90", "the currency is missing")],
  },
  {
    title: "Deadlines begin with their preposition",
    statement:
      'Mark "by Monday morning", not "Monday". A day on which something already happened is no deadline.',
    labels: ["entities/deadline"],
    examples: [
      example("good", "before Saturday noon"),
      example("bad", "Saturday", "too short"),
      example("bad", "on Tuesday", 'in "was handed over on Tuesday": it is past'),
    ],
  },
  {
    title: "Products by their full name",
    statement: "Include the kind of thing when it is part of how the customer names it.",
    labels: ["entities/product"],
    examples: [
      example("good", "Nimbus Pro plan"),
      example("bad", "Nimbus", "half of the name"),
      example("bad", "the lamp", "not a name"),
    ],
  },
];

export const TICKET_QUESTIONS: DemoQuestion[] = [
  {
    seq: 2,
    text: "They were charged twice and want the second charge back. Is that Billing, since it is about a charge?",
    hoursAgo: 50,
    ruling: { text: "It is Refund: what they want is money back.", rule: 0 },
  },
  {
    seq: 5,
    text: "A credit is promised and the invoice is wrong. Does a credit count as money back?",
    hoursAgo: 26,
  },
  {
    seq: 11,
    text: "Angry faces alone do not raise the urgency, but their shop opens in two hours. Is that a 4 or a 5?",
    hoursAgo: 3,
  },
];

export const TICKET_RULINGS: DemoRuling[] = [
  { seq: 25, rule: 0, note: "The difference is to come back." },
  { seq: 13, rule: 0, note: "They ask what happened; nothing is to come back." },
  { seq: 15, rule: 1, note: "Money instead of a voucher." },
  { seq: 22, rule: 0, note: "The money came back already; they want it to stay so." },
];
