/** Threads of comments as a reader sees them. */
import type { NamedComment } from "@/db/queries/comments";
import type { CommentThread } from "@/lib/contracts/comment-thread";
import { groupBy } from "@/lib/core/group-by";
import type { PeopleFor } from "../blind/people-for";

/** Who writes about their own annotation is named as its annotator, everybody else as who they are. */
export function authorOf({ authorId: id, annotatorId, name }: NamedComment, people: PeopleFor): string {
  const author = { id, name: name ?? "" };
  return id === annotatorId ? people.annotator(author).name : author.name;
}

/** In the order in which the threads were begun. */
export function toThreads(
  rows: readonly NamedComment[],
  readerId: string,
  people: PeopleFor,
): CommentThread[] {
  return [...groupBy(rows, ({ threadId }) => threadId)].map(([id, comments]) => {
    const first = comments.find((one) => one.id === id) ?? comments[0];
    return {
      id,
      annotationId: first?.annotationId ?? "",
      regionId: first?.regionId ?? null,
      resolved: (first?.resolvedAt ?? null) !== null,
      comments: comments.map((one) => ({
        id: one.id,
        by: authorOf(one, people),
        own: one.authorId === readerId,
        text: one.text,
        createdAt: one.createdAt,
      })),
    };
  });
}
