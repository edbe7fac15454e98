"use client";
import Link from "next/link";
import { buttonClass } from "@/components/ui/button";
import { Age } from "@/components/ui/format";
import { useT } from "@/lib/client/i18n";
import type { ProjectOverview } from "@/lib/contracts/projects";

type Props = { projectId: string; questions: ProjectOverview["questions"] };

/** The number of open questions, the age of the oldest, and a link to them. */
export function WaitingQuestions({ projectId, questions }: Props) {
  const t = useT();
  return (
    <section className="flex flex-wrap items-center gap-x-3 gap-y-2 rounded-lg border border-line bg-warn-weak px-4 py-2.5 lg:order-first lg:col-span-2">
      <p>
        <span className="font-semibold">{t("questions.waitingCount", { count: questions.open })}</span>
        {questions.oldestAt !== null && (
          <>
            {" · "}
            {t("questions.oldest")} <Age ms={questions.oldestAt} />
          </>
        )}
      </p>
      <Link href={`/projects/${projectId}/guidelines?tab=questions`} className={`${buttonClass()} ms-auto`}>
        {t("questions.stepAnswer")}
      </Link>
    </section>
  );
}
