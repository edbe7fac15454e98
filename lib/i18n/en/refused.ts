/** Work of an annotator that the server did not take. */
export const refused = {
  title: "Task {task} was not accepted",
  titleMany: { one: "{count} task was not accepted", other: "{count} tasks were not accepted" },
  waitForLabels: {
    one: "{count} task waits for the new labels",
    other: "{count} tasks wait for the new labels",
  },
  tasks: "Tasks {tasks}",
  kept: "Your work is kept on this device until you decide.",
  goneTitle: "Task {task} is no longer open to you",
  goneMany: {
    one: "{count} task is no longer open to you",
    other: "{count} tasks are no longer open to you",
  },
  waitForLabelsDo:
    "The labels of the project have changed. Load the page again: your work will be there with the new labels.",
  reloadPage: "Load the page again",
  openAndFix: "Open and fix",
  openAndFixTask: "Open task {task} and fix",
  discard: "Throw away",
  keep: "Keep",
  discardSure: "Really throw away?",
  discardManySure: {
    one: "Really throw away the work on {count} task?",
    other: "Really throw away the work on {count} tasks?",
  },
  unsubmitted: {
    one: "{count} changed answer is not submitted: task {tasks}.",
    other: "{count} changed answers are not submitted: tasks {tasks}.",
  },
  unsubmittedDo: "Until you do, what you submitted before counts. The change is on this device only.",
  unsubmittedOpen: "Open task {task}",
  unsubmittedDiscard: "Discard",
  unsubmittedDiscardSure: { one: "Really discard {count} change", other: "Really discard {count} changes" },
};
