/** A reviewer pins a comment to a region; its annotator sees it, answers, and the thread is resolved. */
import { expect, test } from "../support/browser";
import { expectClean, LOOKS, wear } from "../support/clean";
import { createProject, importFile, joinAs, submitNext, textsFile, visitAsOwner } from "../support/journey";

test("a comment on a region goes to its annotator and back, and is resolved", async ({ visit }) => {
  const { page } = await visitAsOwner(visit);
  const project = await createProject(page, /^Named entities/, { name: "Commented", overlap: 1 });
  await importFile(page, project, textsFile(["Maria flew to Oslo"]));
  const { page: ada } = await joinAs(visit, page, project, "Ada");
  const { page: rita, context } = await joinAs(visit, page, project, "Rita", "reviewer");
  const span = (id: string, label: string, start: number, text: string) => ({
    ...{ id, control: "entities", labels: [label] },
    shape: { kind: "span", parts: [{ start, end: start + text.length, text }] },
  });
  const regions = [span("r1", "person", 0, "Maria"), span("r2", "organisation", 14, "Oslo")];
  await submitNext(ada, project, [{ regions }]);

  await test.step("the reviewer pins it to a span, in both themes and languages", async () => {
    await rita.goto(`/projects/${project}/review`);
    await rita.getByRole("button", { name: /^Review task 1/ }).click();
    const beside = rita.getByRole("complementary", { name: "Other answers and rules" });
    await expect(beside.getByText("Nobody has commented on this annotation.")).toBeVisible();
    await beside.getByLabel("About").selectOption({ label: "2. Organisation · Oslo" });
    await beside.getByLabel("New comment").fill("A city, is it not?");
    await beside.getByRole("button", { name: "Comment", exact: true }).click();
    await expect(beside.getByText("A city, is it not?")).toBeVisible();
    await expect(beside.getByLabel("New comment")).toHaveValue("");
    await expectClean(rita, "comments beside a review");
  });

  await test.step("the annotator is told, sees which span is meant, and answers", async () => {
    await ada.goto(`/projects/${project}/mine`);
    await expect(ada.getByRole("link", { name: "1 has open comments" })).toBeVisible();
    await expect(ada.getByText("1 open comment")).toBeVisible();
    await ada.getByRole("link", { name: "Open task 1 in the label view" }).click();
    const notes = ada.getByRole("region", { name: "Messages about this task" });
    await expect(notes.getByText("A city, is it not?")).toBeVisible();
    await notes.getByRole("button", { name: "Organisation" }).click();
    await expect(ada.getByRole("status").filter({ hasText: "Organisation: Oslo, 2 of 2." })).toBeAttached();
    await expectClean(ada, "comments above a task");
    // Digits that are typed are words here, not labels.
    await notes.getByLabel("Reply to this comment").fill("It is 1. I change it.");
    await notes.getByRole("button", { name: "Reply" }).click();
    await expect(notes.getByText("It is 1. I change it.")).toBeVisible();
  });

  await test.step("the reviewer is told of the answer, and what they write offline is kept and said to be unsent", async () => {
    await rita.goto(`/projects/${project}/review`);
    const replies = rita.locator("details").filter({ hasText: "1 reply to you" }).first();
    await replies.getByText("1 reply to you").click();
    await expect(replies.getByText("It is 1. I change it.")).toBeVisible();
    await replies.getByText("The whole thread").click();
    await expect(replies.getByText("A city, is it not?")).toBeVisible();
    await expectClean(rita, "replies to a reviewer");
    await context.setOffline(true);
    await replies.getByLabel("Reply to this comment").fill("Thank you, Ada.");
    await replies.getByRole("button", { name: "Reply" }).click();
    await expect(replies.getByRole("alert")).toContainText("Not sent: there is no connection.");
    await context.setOffline(false);
    await rita.reload();
    await replies.getByText("1 reply to you").click();
    await replies.getByText("The whole thread").click();
    await expect(replies.getByLabel("Reply to this comment")).toHaveValue("Thank you, Ada.");
    await replies.getByRole("button", { name: "Reply" }).click();
    await expect(rita.getByText("0 replies to you")).toBeVisible();
    await expect(rita.getByText("Thank you, Ada.")).toBeVisible();
  });

  await test.step("the reviewer reads the answer and resolves the thread", async () => {
    await rita.reload();
    await rita.getByRole("button", { name: /^Review task 1/ }).click();
    await expect(rita.getByText("It is 1. I change it.")).toBeVisible();
    await rita.getByRole("button", { name: "Resolve" }).click();
    await expect(rita.getByText("1 resolved")).toBeVisible();
    await expect(rita.getByText("It is 1. I change it.")).toBeHidden();
    await rita.getByText("1 resolved").click();
    for (const look of LOOKS) {
      await wear(context, rita, look);
      await expectClean(rita, `a resolved thread, ${look.join(", ")}`);
    }
  });
});
