/** Two projects to look around in: own texts, drawn images, and simulated annotators who disagree. */
import { deleteProject, listProjects } from "@/db/queries/projects";
import { findUser } from "@/db/queries/users";
import { AppError, notFound } from "@/lib/core/app-error";
import { say } from "@/lib/core/message";
import { requireOwner } from "../access";
import type { Actor, Services } from "../context";
import type { UseCase } from "../use-case";
import { buildProject } from "./build-project";
import { harbourProject } from "./harbour";
import { simulatedPeople } from "./simulated-people";
import { ticketProject } from "./tickets";

async function requireNoDemo(services: Services, userId: string): Promise<void> {
  const rows = await listProjects(services.database.read, { userId, all: true, limit: 10_000 });
  if (rows.some(({ project }) => project.isDemo)) throw new AppError("conflict", say("server.demoExists"));
}

async function ownerOf(services: Services, userId: string): Promise<Actor> {
  const user = await findUser(services.database.read, { userId });
  if (!user) throw notFound("account");
  const { id, name, email, role, sessionVersion } = user;
  return { id, name, email, role, mayCreateProjects: true, sessionVersion, via: "session" };
}

// A second click while the first one works would otherwise make a second pair.
const shared = globalThis as { concordDemo?: Promise<unknown> | undefined };

async function makePair(services: Services, ownerId: string): Promise<{ projectIds: string[] }> {
  await requireNoDemo(services, ownerId);
  const team = { owner: await ownerOf(services, ownerId), people: await simulatedPeople(services) };
  const projectIds: string[] = [];
  try {
    for (const demo of [ticketProject(), await harbourProject()])
      projectIds.push(await buildProject(services, team, demo));
  } catch (error) {
    // Half a demo would stand in the way of the next try.
    const rows = await listProjects(services.database.read, { userId: ownerId, all: true, limit: 10_000 });
    for (const { project } of rows)
      if (project.isDemo) await services.database.write((db) => deleteProject(db, { projectId: project.id }));
    throw error;
  }
  return { projectIds };
}

/** @throws AppError `conflict` when there are demo projects already or they are being made */
export async function createDemo(services: Services, ownerId: string): Promise<{ projectIds: string[] }> {
  if (shared.concordDemo) throw new AppError("conflict", say("server.demoRunning"));
  const making = makePair(services, ownerId).finally(() => {
    shared.concordDemo = undefined;
  });
  shared.concordDemo = making;
  return making;
}

export const createDemoProjects: UseCase<"createDemo"> = (context) =>
  createDemo(context, requireOwner(context).id);
