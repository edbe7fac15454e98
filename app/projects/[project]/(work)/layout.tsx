import type { ReactNode } from "react";
import { Frame } from "../../../frame";

export default async function ProjectLayout(props: {
  children: ReactNode;
  params: Promise<{ project: string }>;
}) {
  return <Frame projectId={(await props.params).project}>{props.children}</Frame>;
}
