/** What a person should do next: the steps of each role, and their order. */
import { describe, expect, it } from "vitest";
import { nextSteps, type ProjectFacts } from "@/lib/steps/next-steps";

const FACTS: ProjectFacts = {
  projectId: "p",
  projectName: "Tickets",
  role: "manager",
  own: { returned: 0, answered: 0, left: 0, submitted: 0 },
  paused: 0,
  reviews: { count: 0, isMore: false },
  isReviewed: false,
  waiting: { count: 0, isMore: false },
  questions: { open: 0, oldestAt: null },
  hasTasks: true,
  isDone: false,
  isLabeled: true,
  members: 3,
  isInviting: false,
  hasGuideline: true,
  isReleased: false,
  disputes: [],
};
const facts = (changes: Partial<ProjectFacts>): ProjectFacts => ({ ...FACTS, ...changes });
const own = (changes: Partial<ProjectFacts["own"]>) => ({ own: { ...FACTS.own, ...changes } });
const namesOf = (...projects: Partial<ProjectFacts>[]) =>
  nextSteps(projects.map(facts)).map(({ step }) => step);
const dispute = (name: string, disputed: number, compared: number) => ({
  name,
  compared,
  disputed: { count: disputed, isMore: false },
});

describe("next steps of an annotator", () => {
  it("name what came back before what is left", () => {
    const steps = nextSteps([
      facts({ role: "annotator", ...own({ returned: 2, answered: 1, left: 35, submitted: 4 }) }),
    ]);
    expect(steps.map(({ step, count }) => [step, count])).toEqual([
      ["returned", 2],
      ["answered", 1],
      ["label", 35],
    ]);
  });

  it("never name what only managers or reviewers do", () => {
    const all = {
      role: "annotator",
      reviews: { count: 5, isMore: false },
      isReviewed: true,
      questions: { open: 3, oldestAt: 1 },
      hasGuideline: false,
      disputes: [dispute("Topic", 50, 100)],
    } as const;
    expect(namesOf({ ...all, disputes: [...all.disputes] })).toEqual([]);
    expect(namesOf({ role: "annotator", hasTasks: false })).toEqual([]);
    expect(namesOf({ role: "annotator", isDone: true })).toEqual([]);
  });
});

describe("next steps of a reviewer", () => {
  it("are reviews, then tasks that are assigned to them", () => {
    const steps = nextSteps([
      facts({ role: "reviewer", reviews: { count: 1000, isMore: true }, ...own({ left: 2 }) }),
    ]);
    expect(steps.map(({ step, count, isMore }) => [step, count, isMore])).toEqual([
      ["review", 1000, true],
      ["label", 2, false],
    ]);
  });
});

describe("next steps of a manager", () => {
  it("begin with importing data, and go on with a few tasks of one's own and other people", () => {
    expect(namesOf({ hasTasks: false, isLabeled: false, members: 1, hasGuideline: false })).toEqual([
      "import",
    ]);
    const imported = { isLabeled: false, members: 1, hasGuideline: false, ...own({ left: 9 }) };
    expect(namesOf(imported)).toEqual(["invite", "try"]);
    expect(namesOf({ ...imported, isInviting: true })).toEqual(["try"]);
  });

  it("ask for a guideline as soon as others label, or somebody has", () => {
    expect(namesOf({ hasGuideline: false })).toEqual(["guideline"]);
    expect(namesOf({ hasGuideline: false, isLabeled: false, members: 1, isInviting: true })).toEqual([]);
  });

  it("name open questions first, with the age of the oldest", () => {
    const [first] = nextSteps([
      facts({ hasTasks: false, projectId: "q" }),
      facts({ questions: { open: 4, oldestAt: 77 } }),
    ]);
    expect(first).toMatchObject({ step: "questions", projectId: "p", count: 4, oldestAt: 77 });
  });

  it("name tasks that a run of consensus has left to a person, to managers alone", () => {
    const waiting = { waiting: { count: 3, isMore: false } };
    expect(nextSteps([facts(waiting)]).map(({ step, count }) => [step, count])).toEqual([["adjudicate", 3]]);
    expect(namesOf({ ...waiting, role: "reviewer" })).toEqual([]);
  });

  it("name reviews only where somebody reviews", () => {
    const waiting = { reviews: { count: 7, isMore: false } };
    expect(namesOf(waiting)).toEqual([]);
    expect(namesOf({ ...waiting, isReviewed: true })).toEqual(["review"]);
  });

  it("name the question with the most disputed tasks, with enough tasks and a fifth of them disputed", () => {
    const disputes = [dispute("Topic", 30, 100), dispute("Clarity", 40, 100), dispute("Few", 20, 29)];
    expect(nextSteps([facts({ disputes })])).toMatchObject([
      { step: "agreement", question: "Clarity", count: 40 },
    ]);
    expect(namesOf({ disputes: [dispute("Topic", 19, 100)] })).toEqual([]);
    expect(namesOf({ disputes: [dispute("Topic", 29, 29)] })).toEqual([]);
  });

  it("name labeling where the manager is alone or has labeled, not where others do it", () => {
    expect(namesOf(own({ left: 35 }))).toEqual([]);
    expect(namesOf(own({ left: 35, submitted: 1 }))).toEqual(["label"]);
    expect(namesOf({ members: 1, isInviting: true, ...own({ left: 35 }) })).toEqual(["label"]);
  });

  it("end with a release when all is done and none was made since", () => {
    expect(namesOf({ isDone: true })).toEqual(["release"]);
    expect(namesOf({ isDone: true, isReleased: true })).toEqual([]);
    expect(namesOf({ isDone: true, isReleased: true, members: 1 })).toEqual([]);
  });
});

it("puts the more pressing step first over all projects, and keeps their order within a step", () => {
  const steps = nextSteps([
    facts({ projectId: "a", role: "annotator", ...own({ left: 3 }) }),
    facts({ projectId: "b", role: "annotator", ...own({ left: 4 }) }),
    facts({ projectId: "c", role: "annotator", ...own({ returned: 1 }) }),
  ]);
  expect(steps.map(({ projectId }) => projectId)).toEqual(["c", "a", "b"]);
});
