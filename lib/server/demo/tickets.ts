/** "Demo: support tickets": the annotators agree on most of it, two mix up Billing and Refund, one marks too little. */
import { type AnnotationDocument, emptyDocument, type Region } from "@/lib/annotation/document";
import { type Random, seededRandom, seedFrom } from "@/lib/core/random";
import type { DemoProject, SimulatedAnswer } from "./demo-project";
import {
  TICKET_GUIDELINE,
  TICKET_QUESTIONS,
  TICKET_RULES,
  TICKET_RULINGS,
  TICKET_SCHEMA,
} from "./ticket-guideline";
import { type Entity, readMarked, TICKETS, type Ticket } from "./ticket-texts";

type Habits = {
  /** Chance of taking Billing for Refund or the other way round, in messages that speak of both. */
  confusesMoney: number;
  /** Marks part of a name only. */
  marksShort: boolean;
  missesEntity: number;
  ratesOff: number;
  msPerCharacter: number;
};
const HABITS: Habits[] = [
  { confusesMoney: 0.04, marksShort: false, missesEntity: 0.03, ratesOff: 0.15, msPerCharacter: 190 },
  { confusesMoney: 0.75, marksShort: false, missesEntity: 0.08, ratesOff: 0.3, msPerCharacter: 120 },
  { confusesMoney: 0.65, marksShort: false, missesEntity: 0.06, ratesOff: 0.25, msPerCharacter: 150 },
  { confusesMoney: 0.1, marksShort: true, missesEntity: 0.04, ratesOff: 0.2, msPerCharacter: 210 },
];
const LABELED_TASKS = 30;
const CANNOT_READ = { annotator: 1, pattern: /\p{Script=Hebrew}/u };

/** The span of an annotator who marks as little as possible: the number without the currency, the day without "by". */
function shorter(entity: Entity): Entity {
  const words = entity.text.split(" ");
  if (words.length < 2) return entity;
  const keepFirst = entity.label === "amount" || entity.label === "product";
  const text = keepFirst ? words.slice(0, -1).join(" ") : words.slice(1).join(" ");
  const length = Array.from(text).length;
  return keepFirst
    ? { ...entity, text, end: entity.start + length }
    : { ...entity, text, start: entity.end - length };
}

function topicOf(ticket: Ticket, habits: Habits, random: Random): string {
  const money = ticket.topic === "billing" || ticket.topic === "refund";
  const chance = ticket.hard ? habits.confusesMoney : habits.confusesMoney / 6;
  if (!money || random() >= chance) return ticket.topic;
  return ticket.topic === "billing" ? "refund" : "billing";
}

function documentOf(ticket: Ticket, entities: Entity[], habits: Habits, random: Random): AnnotationDocument {
  const topic = topicOf(ticket, habits, random);
  const off = random() < habits.ratesOff ? (random() < 0.5 ? -1 : 1) : 0;
  const urgency = Math.min(5, Math.max(1, ticket.urgency + off));
  const regions: Region[] = entities
    .filter(() => random() >= habits.missesEntity)
    .map((entity) => (habits.marksShort && random() < 0.85 ? shorter(entity) : entity))
    .map(({ label, start, end, text }, i) => ({
      id: `r${i + 1}`,
      control: "entities",
      labels: [label],
      shape: { kind: "span", parts: [{ start, end, text }] },
      origin: "manual",
    }));
  return { ...emptyDocument(), answers: { topic, urgency }, regions };
}

function answer(annotator: number, seq: number): SimulatedAnswer {
  const ticket = TICKETS[seq - 1];
  const habits = HABITS[annotator];
  if (!ticket || !habits) throw new Error(`there is no demo ticket ${seq} for annotator ${annotator}`);
  const random = seededRandom(seedFrom(`ticket ${seq} ${annotator}`));
  const { text, entities } = readMarked(ticket.marked);
  const leadTimeMs = Math.round(4_000 + text.length * habits.msPerCharacter * (0.7 + random() * 0.8));
  if (annotator === CANNOT_READ.annotator && CANNOT_READ.pattern.test(text))
    return { state: "skipped", skipReason: "language", skipNote: "I do not read Hebrew.", leadTimeMs };
  return { state: "submitted", document: documentOf(ticket, entities, habits, random), leadTimeMs };
}

/** Whether an answer names the topic and marks every entity in full; the urgency is a matter of taste. */
function isRight(seq: number, { answers, regions }: AnnotationDocument): boolean {
  const ticket = TICKETS[seq - 1];
  if (!ticket || answers.topic !== ticket.topic) return false;
  const marked = regions.map(({ labels, shape }) =>
    JSON.stringify([labels[0], shape.kind === "span" ? shape.parts[0]?.text : ""]),
  );
  const { entities } = readMarked(ticket.marked);
  const right = entities.map(({ label, text }) => JSON.stringify([label, text]));
  return JSON.stringify(marked.sort()) === JSON.stringify(right.sort());
}

function rows(): Uint8Array {
  const lines = TICKETS.map(({ customer, marked }, i) =>
    JSON.stringify({
      id: `ticket-${String(i + 1).padStart(2, "0")}`,
      customer,
      text: readMarked(marked).text,
    }),
  );
  return new TextEncoder().encode(`${lines.join("\n")}\n`);
}

export const ticketProject = (): DemoProject => ({
  name: "Demo: support tickets",
  description:
    "Messages to a shop, written for this demo. Simulated annotators disagree about Billing and Refund.",
  schema: TICKET_SCHEMA,
  guideline: TICKET_GUIDELINE,
  rules: TICKET_RULES,
  file: {
    format: "jsonl",
    fileName: "support-tickets.jsonl",
    bytes: rows(),
    mapping: { fields: { text: "text" }, id: "id", group: "customer", keepOther: true },
  },
  labeledTasks: LABELED_TASKS,
  questions: TICKET_QUESTIONS,
  decisions: TICKET_RULINGS.map(({ seq, ...why }) => ({
    seq,
    ...why,
    takes: (document) => isRight(seq, document),
  })),
  release: {
    name: "First split",
    plan: {
      labels: "majority",
      minAnswers: 2,
      ratios: { train: 0.6, validation: 0.2, test: 0.2 },
      // One with which even so few tasks bring every label into every part.
      seed: "1044",
    },
  },
  answer: (annotator, task) => answer(annotator, task.seq),
});
