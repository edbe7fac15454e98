"use client";
import { useRouter } from "next/navigation";
import { HelpLink } from "@/components/help/help-link";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
/** What a member has asked, with the rulings. */
import { EmptyLine } from "@/components/ui/empty-line";
import { useToast } from "@/components/ui/toast";
import { useAction } from "@/components/ui/use-action";
import { call } from "@/lib/client/api/call";
import { useT } from "@/lib/client/i18n";
import type { Question } from "@/lib/contracts/questions";
import type { LabelSchema } from "@/lib/labels/schema";
import { QuestionView } from "./question-view";

type Props = { projectId: string; schema: LabelSchema; questions: Question[] };

export function MyQuestions({ projectId, schema, questions }: Props) {
  const t = useT();
  const toast = useToast();
  const router = useRouter();
  const action = useAction();
  const withdraw = (question: Question) =>
    action.run(async () => {
      await call("withdrawQuestion", { params: { project: projectId, question: question.id } });
      toast(t("questions.withdrawDone", { question: question.code }));
      router.refresh();
    });
  return (
    <Card pad={false} className="mt-3.5">
      <h2 id="questions" className="px-4 pt-3">
        {t("label.myQuestions")}
      </h2>
      {questions.length === 0 && (
        <EmptyLine className="px-4 pt-1 pb-3" action={<HelpLink to="asking" className="" />}>
          {t("questions.mineNone")}
        </EmptyLine>
      )}
      {questions.map((question) => (
        <QuestionView
          key={question.id}
          question={question}
          schema={schema}
          taskHref={`/projects/${projectId}/label?task=${question.task.id}`}
          showAsker={false}
        >
          {question.status === "open" && (
            <Button
              size="small"
              className="mt-2"
              busy={action.busy}
              aria-label={`${t("questions.withdraw")} ${question.code}`}
              onClick={() => void withdraw(question)}
            >
              {t("questions.withdraw")}
            </Button>
          )}
        </QuestionView>
      ))}
    </Card>
  );
}
