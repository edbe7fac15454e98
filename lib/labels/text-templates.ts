/** Ready label schemas for texts that are written, translated, compared or read closely. */
import type { Input } from "./parts";
import type { Control } from "./schema";
import { labels, type Template, template } from "./template-parts";

const textOf = (id: string): Input => ({ id, kind: "text", field: id });

const ANSWERS = ["first", "second", "third"];

const orderOfAnswers: Control = {
  ...{ id: "order-of-the-answers", kind: "ranking", name: "Order of the answers" },
  ...{ required: true, ties: true, inputs: ANSWERS, shuffle: true },
  labels: [
    { id: "first", name: "First answer" },
    { id: "second", name: "Second answer" },
    { id: "third", name: "Third answer" },
  ],
};

export const TEXT_TEMPLATES: Template[] = [
  template(
    "summarisation",
    "Summarisation",
    "A summary of each text: a draft is edited, with the changes marked, and rated.",
    {
      inputs: [textOf("text"), textOf("draft")],
      controls: [
        {
          ...{ id: "summary", kind: "text", name: "Summary", required: true },
          ...{ multiline: true, maxLength: 2_000, source: "draft" },
        },
        {
          ...{
            id: "was-the-draft-true-to-the-text",
            kind: "rating",
            name: "Was the draft true to the text?",
          },
          ...{ max: 5, lowLabel: "not at all", highLabel: "fully" },
        },
      ],
    },
  ),
  template(
    "translation-quality",
    "Translation quality (MQM)",
    "Errors marked in a translation, each with its category and how severe it is, and a score.",
    {
      inputs: [textOf("source"), textOf("translation")],
      controls: [
        {
          ...{ id: "errors", kind: "span", name: "Errors", input: "translation" },
          labels: labels("Accuracy", "Fluency", "Terminology", "Style", "Locale"),
        },
        {
          ...{ id: "severity", kind: "choice", name: "Severity", per: "region", required: true },
          labels: labels("Minor", "Major", "Critical"),
        },
        {
          ...{ id: "how-good-is-the-translation", kind: "rating", name: "How good is the translation?" },
          ...{ required: true, max: 5, lowLabel: "unusable", highLabel: "perfect" },
        },
      ],
    },
  ),
  template(
    "answer-preference",
    "Preference of model answers",
    "Two answers to a prompt in an order of chance: which one is better, and which one is more truthful.",
    {
      inputs: [textOf("prompt"), textOf("first"), textOf("second")],
      controls: [
        {
          ...{ id: "which-answer-is-better", kind: "pairwise", name: "Which answer is better?" },
          ...{ required: true, left: "first", right: "second" },
          ...{ allowTie: true, allowBad: true, shuffle: true },
        },
        {
          ...{ id: "which-one-is-more-truthful", kind: "pairwise", name: "Which one is more truthful?" },
          ...{ left: "first", right: "second", allowTie: true, shuffle: true },
        },
      ],
    },
  ),
  template(
    "answer-ranking",
    "Ranking of model answers",
    "Three answers to a prompt in an order of chance, put in order; equal places are allowed.",
    { inputs: ["prompt", ...ANSWERS].map(textOf), controls: [orderOfAnswers] },
  ),
  template(
    "answer-rating",
    "Rate each model answer",
    "Three answers to a prompt in an order of chance: each is rated and its errors marked, and all are put in order.",
    {
      inputs: ["prompt", ...ANSWERS].map(textOf),
      controls: [
        ...ANSWERS.flatMap((answer): Control[] => [
          {
            ...{ id: `helpfulness-${answer}`, kind: "rating", name: "Helpfulness", about: answer },
            ...{ required: true, max: 5, lowLabel: "unusable", highLabel: "perfect" },
          },
          {
            ...{ id: `errors-${answer}`, kind: "span", name: "Errors", input: answer },
            labels: labels("Untrue", "Beside the point", "Unclear", "Harmful"),
          },
        ]),
        {
          ...{ id: "severity", kind: "choice", name: "Severity", per: "region", required: true },
          labels: labels("Minor", "Major", "Critical"),
        },
        orderOfAnswers,
      ],
    },
  ),
  template("toxicity", "Toxicity", "How toxic a text is, and which parts of it are.", {
    inputs: [textOf("text")],
    controls: [
      {
        ...{ id: "how-toxic-is-it", kind: "choice", name: "How toxic is it?", required: true },
        labels: labels("Not toxic", "Mildly", "Strongly"),
      },
      {
        ...{ id: "toxic-parts", kind: "span", name: "Toxic parts", input: "text" },
        labels: labels("Insult", "Threat", "Hatred", "Obscenity"),
      },
    ],
  }),
  template(
    "key-value",
    "Key-value extraction",
    "Parts of a text marked by what they tell, each with its value in a plain form.",
    {
      inputs: [textOf("text")],
      controls: [
        {
          ...{ id: "keys", kind: "span", name: "Keys", input: "text" },
          labels: labels("Name", "Date", "Amount", "Address"),
        },
        { id: "value", kind: "text", name: "Value", per: "region" },
      ],
    },
  ),
  template(
    "entity-linking",
    "Entity linking",
    "Mentions marked in a text, each linked to an entry of a list that you upload, or to none.",
    {
      inputs: [textOf("text")],
      controls: [
        {
          ...{ id: "mentions", kind: "span", name: "Mentions", input: "text" },
          labels: labels("Person", "Organisation", "Place", "Product"),
        },
        { id: "entity", kind: "link", name: "Entity", per: "region", required: true, nil: true },
      ],
    },
  ),
  template("keywords", "Keywords", "A list of the words that a text is about.", {
    inputs: [textOf("text")],
    controls: [{ id: "keywords", kind: "list", name: "Keywords", required: true, max: 10 }],
  }),
];
