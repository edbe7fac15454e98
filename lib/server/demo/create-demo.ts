import type { UseCase } from "../use-case";

export const createDemoProjects: UseCase<"createDemo"> = async () => ({ projectIds: [] });
