/**
 * The texts of the support project, written for it. `[words|label]` marks an entity; `hard` stands where money given
 * back and money asked for meet, on which the simulated annotators disagree.
 */
export type TicketTopic = "billing" | "refund" | "technical" | "delivery";
export type Ticket = { topic: TicketTopic; urgency: number; customer: string; marked: string; hard?: true };

const ticket = (topic: TicketTopic, urgency: number, customer: string, marked: string): Ticket => ({
  topic,
  urgency,
  customer,
  marked,
});
const hard = (topic: TicketTopic, urgency: number, customer: string, marked: string): Ticket => ({
  ...ticket(topic, urgency, customer, marked),
  hard: true,
});

export const TICKETS: Ticket[] = [
  ticket(
    "billing",
    3,
    "c01",
    "My card was charged [49.90 EUR|amount] for the [Nimbus Pro plan|product], but I am on the free plan. Why?",
  ),
  hard(
    "refund",
    3,
    "c02",
    "You charged me twice for the [Nimbus Pro plan|product]. Please send the second [49.90 EUR|amount] back.",
  ),
  ticket(
    "technical",
    4,
    "c03",
    "The [Lumen desk lamp|product] flickers since the last update and then turns off. I need it working [by Monday morning|deadline].",
  ),
  ticket(
    "delivery",
    2,
    "c04",
    "Where is my order? [Blue Parcel|organisation] says it was handed over on Tuesday.",
  ),
  hard(
    "billing",
    2,
    "c05",
    "The invoice still shows [120 USD|amount] although you promised a credit for the [Atlas backpack|product]. Can you correct the invoice?",
  ),
  ticket(
    "refund",
    3,
    "c06",
    "I returned the [Atlas backpack|product] two weeks ago and have not seen my [86.00 EUR|amount] yet.",
  ),
  ticket(
    "technical",
    2,
    "c07",
    "How do I connect the [Nimbus hub|product] to the guest network? The manual skips that page.",
  ),
  ticket(
    "delivery",
    5,
    "c08",
    "The cake stand must be here [before Saturday noon|deadline], it is for a wedding! 🎂🙏",
  ),
  hard(
    "refund",
    4,
    "c09",
    "Cancel my subscription and return what I paid this month, [12.50 GBP|amount]. I wrote to you three times.",
  ),
  ticket(
    "billing",
    1,
    "c10",
    "Could you put the name of our company, [Fjord & Daughters|organisation], on future invoices? No hurry.",
  ),
  ticket(
    "technical",
    5,
    "c11",
    "Nothing works 😡😡 the [Nimbus hub|product] is dead and our shop opens [in two hours|deadline]",
  ),
  ticket(
    "delivery",
    3,
    "c12",
    "Half of the parcel is missing: I ordered two [Lumen desk lamps|product] and got one.",
  ),
  hard(
    "billing",
    3,
    "c13",
    "Why does my statement show a refund of [30 EUR|amount] and right after it a new charge of [30 EUR|amount]?",
  ),
  ticket(
    "delivery",
    3,
    "c14",
    "Здравствуйте, посылка с лампой [Lumen|product] не пришла, а [Blue Parcel|organisation] пишет, что доставлено. Нужно [до пятницы|deadline].",
  ),
  hard(
    "refund",
    2,
    "c15",
    "I would rather have the money than a voucher. It was [19.99 EUR|amount] for the [Atlas mug|product].",
  ),
  ticket(
    "technical",
    3,
    "c16",
    "The app logs me out every ten minutes on my phone. Version 4.2, if that helps.",
  ),
  ticket(
    "billing",
    4,
    "c17",
    "Our accountant at [Kestrel Bakery|organisation] needs the March invoice [by the end of today|deadline].",
  ),
  ticket(
    "refund",
    4,
    "c18",
    "שלום, החזרתי את [Atlas mug|product] ועדיין לא קיבלתי את הכסף, [75 ש״ח|amount]. אשמח לתשובה [עד יום ראשון|deadline].",
  ),
  hard(
    "billing",
    3,
    "c19",
    "The discount code was accepted, yet I paid the full [64 USD|amount]. Take the difference off my next bill please.",
  ),
  ticket(
    "delivery",
    1,
    "c20",
    "Can I pick up the [Atlas backpack|product] at your store instead of having it sent?",
  ),
  ticket("technical", 2, "c21", "Is there a way to dim the [Lumen desk lamp|product] below ten percent? 🌙"),
  hard(
    "refund",
    3,
    "c22",
    "My bank, [Northgate Savings|organisation], reversed the payment, and you still ask for [41.20 EUR|amount]. I sent the goods back, so we should be even.",
  ),
  ticket(
    "delivery",
    4,
    "c01",
    "The courier of [Blue Parcel|organisation] left the box in the rain. The [Nimbus hub|product] inside is wet.",
  ),
  ticket(
    "billing",
    2,
    "c24",
    "Do the [9 EUR|amount] for shipping include tax? I cannot find it on the receipt.",
  ),
  hard(
    "refund",
    5,
    "c25",
    "URGENT!!! Wrong amount taken, [1,250.00 EUR|amount] instead of [12.50 EUR|amount]. Give it back [today|deadline]!",
  ),
  ticket(
    "technical",
    4,
    "c26",
    "After the update the [Nimbus Pro plan|product] shows an empty dashboard for everyone at [Kestrel Bakery|organisation].",
  ),
  ticket(
    "delivery",
    2,
    "c27",
    "Please change the address of order 5512 to my office. It ships [on Thursday|deadline], I think.",
  ),
  hard(
    "billing",
    2,
    "c28",
    "You refunded the [Atlas mug|product], thanks, but the refund fee of [2 EUR|amount] was never mentioned. What is it for?",
  ),
  ticket(
    "technical",
    1,
    "c29",
    "Love the new lamp 💡❤️ just wondering whether it speaks with other hubs than yours.",
  ),
  ticket(
    "refund",
    2,
    "c30",
    "The [Lumen desk lamp|product] arrived in the wrong colour. I am sending it back; how long does the money take?",
  ),
  ticket(
    "delivery",
    3,
    "c31",
    'Tracking has said "preparing" for nine days. Is the [Atlas backpack|product] out of stock?',
  ),
  hard(
    "refund",
    3,
    "c32",
    "I was billed after cancelling. I do not need an explanation, only my [49.90 EUR|amount].",
  ),
  ticket(
    "billing",
    3,
    "c33",
    "Please split the invoice between [Fjord & Daughters|organisation] and me, [60 EUR|amount] each.",
  ),
  ticket(
    "technical",
    5,
    "c34",
    "The heater setting of the [Nimbus hub|product] cannot be turned off and the room is at 31 degrees!",
  ),
  ticket(
    "delivery",
    4,
    "c35",
    "Customs wants a paper from you [within 48 hours|deadline] or they send the parcel back.",
  ),
  hard(
    "billing",
    1,
    "c36",
    "Is it cheaper to cancel and be refunded for the rest of the year, or to change the plan? I pay [99 USD|amount] now.",
  ),
  ticket(
    "technical",
    3,
    "c37",
    "Scanning the code on the [Lumen desk lamp|product] opens a page that does not exist.",
  ),
  ticket(
    "refund",
    1,
    "c38",
    "No rush, but the deposit of [15 EUR|amount] for the loan device has not come back.",
  ),
  ticket(
    "delivery",
    2,
    "c39",
    "[Blue Parcel|organisation] asks me for a door code. There is no door 😅 it is a boat.",
  ),
  ticket(
    "billing",
    4,
    "c40",
    "Our card expires [tomorrow|deadline]; where do we enter the new one so that the [Nimbus Pro plan|product] goes on?",
  ),
];

export type Entity = { label: string; start: number; end: number; text: string };

/** The plain text and its entities, offsets in code points. */
export function readMarked(marked: string): { text: string; entities: Entity[] } {
  const entities: Entity[] = [];
  let text = "";
  let length = 0;
  for (const piece of marked.split(/(\[[^\]|]+\|[a-z]+\])/)) {
    const match = /^\[([^\]|]+)\|([a-z]+)\]$/.exec(piece);
    const plain = match?.[1] ?? piece;
    const end = length + Array.from(plain).length;
    if (match?.[2]) entities.push({ label: match[2], start: length, end, text: plain });
    text += plain;
    length = end;
  }
  return { text, entities };
}
