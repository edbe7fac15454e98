/**
 * What one person should do next in their projects, decided from a few counts: work that came back to them, then people who
 * wait for them, then what keeps a project from going on, then labeling itself, then the dataset. Pure; reading the counts
 * and putting the steps into words are out of scope.
 */
export const STEPS = [
  "returned",
  "answered",
  "questions",
  "paused",
  "import",
  "review",
  "adjudicate",
  "invite",
  "guideline",
  "agreement",
  "label",
  "try",
  "release",
] as const;
/**
 * `paused`: annotators who get no tasks, as too few of their answers to gold tasks were right; `returned`: own annotations that a reviewer sent back; `answered`: own tasks whose question has its ruling; `questions`:
 * open questions of others; `review`: annotations without a review; `adjudicate`: tasks that a run of consensus has not settled; `agreement`: a question on which annotators disagree;
 * `label`: tasks left for oneself; `try`: a first few tasks for the manager of a project that nobody has labeled in.
 */
export type StepName = (typeof STEPS)[number];

/** A count that was not followed further than its limit has `isMore`. */
export type Counted = { count: number; isMore: boolean };

/** What is known of a project for one of its members. */
export type ProjectFacts = {
  projectId: string;
  projectName: string;
  role: "manager" | "reviewer" | "annotator";
  own: { returned: number; answered: number; left: number; submitted: number };
  /** Annotations of others that wait for a review. */
  reviews: Counted;
  /** Tasks that a run of consensus has left to a person. */
  waiting: Counted;
  /** Whether the project has a reviewer, or somebody has reviewed in it. */
  isReviewed: boolean;
  questions: { open: number; oldestAt: number | null };
  /** Annotators who get no tasks for now. */
  paused: number;
  hasTasks: boolean;
  /** Every task has its annotations; false without tasks. */
  isDone: boolean;
  /** Somebody has submitted an annotation. */
  isLabeled: boolean;
  members: number;
  /** An invite can still be used. */
  isInviting: boolean;
  hasGuideline: boolean;
  /** A release was made after the last task was added. */
  isReleased: boolean;
  /** Per question: tasks whose annotators agree less than half, of those with two or more annotations. */
  disputes: { name: string; disputed: Counted; compared: number }[];
};

export type NextStep = {
  step: StepName;
  projectId: string;
  projectName: string;
  /** How many tasks, questions or annotations it is about; null where nothing is counted. */
  count: number | null;
  isMore: boolean;
  /** Of `questions`: when the oldest was asked, in ms since 1970. */
  oldestAt: number | null;
  /** Of `agreement`: the name of the question. */
  question: string | null;
};

/** Agreement on fewer tasks says little. */
const MIN_COMPARED = 30;
const MIN_DISPUTED_SHARE = 0.2;

type Said = Partial<Pick<NextStep, "count" | "isMore" | "oldestAt" | "question">>;

/** The question with the most disputed tasks, of those where they are more than a few. */
function worstDispute({ disputes }: ProjectFacts): Said | null {
  const [worst] = disputes
    .filter(
      ({ disputed, compared }) => compared >= MIN_COMPARED && disputed.count / compared >= MIN_DISPUTED_SHARE,
    )
    .sort((a, b) => b.disputed.count - a.disputed.count);
  return worst ? { question: worst.name, ...worst.disputed } : null;
}

const some = (count: number, more: Said = {}): Said | null => (count > 0 ? { count, ...more } : null);
const when = (holds: boolean): Said | null => (holds ? {} : null);

/** A manager labels in projects of their own, or where they have labeled already: elsewhere the tasks are for others. */
function labels({ role, members, own, isLabeled }: ProjectFacts): boolean {
  return role !== "manager" || (isLabeled && (members < 2 || own.submitted > 0));
}

const BY_NAME = new Set<StepName>([
  "questions",
  "paused",
  "import",
  "adjudicate",
  "invite",
  "guideline",
  "agreement",
  "try",
  "release",
]);

const DECIDED: Record<StepName, (facts: ProjectFacts) => Said | null> = {
  returned: ({ own }) => some(own.returned),
  answered: ({ own }) => some(own.answered),
  questions: ({ questions }) => some(questions.open, { oldestAt: questions.oldestAt }),
  paused: ({ paused }) => some(paused),
  import: ({ hasTasks }) => when(!hasTasks),
  review: ({ role, reviews, isReviewed }) =>
    role === "reviewer" || (role === "manager" && isReviewed)
      ? some(reviews.count, { isMore: reviews.isMore })
      : null,
  adjudicate: ({ waiting }) => some(waiting.count, { isMore: waiting.isMore }),
  invite: ({ hasTasks, isDone, members, isInviting }) =>
    when(hasTasks && !isDone && members < 2 && !isInviting),
  guideline: ({ hasTasks, isDone, hasGuideline, members, isLabeled }) =>
    when(hasTasks && !isDone && !hasGuideline && (isLabeled || members > 1)),
  agreement: worstDispute,
  label: (facts) => (labels(facts) ? some(facts.own.left) : null),
  try: ({ own, isLabeled }) => (isLabeled ? null : when(own.left > 0)),
  release: ({ isDone, isReleased }) => when(isDone && !isReleased),
};

/**
 * @param projects in the order in which projects of equal urgency are to be named
 * @returns all steps, the most pressing first; none when nothing is to be done
 */
export function nextSteps(projects: readonly ProjectFacts[]): NextStep[] {
  return STEPS.flatMap((step) =>
    projects.flatMap((facts) => {
      if (BY_NAME.has(step) && facts.role !== "manager") return [];
      const said = DECIDED[step](facts);
      if (!said) return [];
      const { projectId, projectName } = facts;
      const { count = null, isMore = false, oldestAt = null, question = null } = said;
      return [{ step, projectId, projectName, count, isMore, oldestAt, question }];
    }),
  );
}
