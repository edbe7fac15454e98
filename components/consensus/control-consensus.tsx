"use client";
import Link from "next/link";
import { Card } from "@/components/ui/card";
import { Chip } from "@/components/ui/chip";
import { useFormat } from "@/components/ui/format";
import { Scroll } from "@/components/ui/scroll";
import { FEWEST_ANNOTATIONS } from "@/lib/agreement/fewest-annotations";
import { useT } from "@/lib/client/i18n";
import { consensusMethod } from "@/lib/consensus/methods";
import type { ConsensusControl } from "@/lib/contracts/consensus";
import type { Control } from "@/lib/labels/schema";
import { valueNamer } from "@/lib/labels/value-name";
import { REASONS, WHY } from "./words";

type Props = { projectId: string; consensus: ConsensusControl; control: Control | undefined };
type Accuracy = ConsensusControl["methods"][number]["accuracy"];

/** A share with its interval and how many tasks it rests on. */
function Share({ accuracy }: { accuracy: Accuracy }) {
  const t = useT();
  const format = useFormat();
  if (!accuracy) return <span className="text-muted">{t("consensus.unmeasured")}</span>;
  const [low, high] = accuracy.interval;
  return (
    <>
      {format.percent(accuracy.value)}{" "}
      <span className="whitespace-nowrap text-muted text-xs">
        [{format.percent(low)}, {format.percent(high)}] {t("consensus.of", { count: accuracy.n })}
      </span>
    </>
  );
}

function Head({ children, hint, isNumber = true }: { children: string; hint?: string; isNumber?: boolean }) {
  return (
    <th scope="col" className={isNumber ? "n" : undefined}>
      {hint === undefined ? children : <abbr title={hint}>{children}</abbr>}
    </th>
  );
}

/** What it does comes with the pointer, and with the focus for keyboards. */
function MethodName({ id }: { id: string }) {
  const t = useT();
  const method = consensusMethod(id);
  return method ? <abbr title={t(method.hint)}>{t(method.name)}</abbr> : id;
}

/** What the methods make of one question. */
export function ControlConsensus({ projectId, consensus, control }: Props) {
  const t = useT();
  const format = useFormat();
  const { methods, recommended, why, count, raters, fewer } = consensus;
  const { votes, tasks, scored } = consensus;
  return (
    <Card>
      <h2 dir="auto">{consensus.name}</h2>
      <p className="mb-2 text-muted">
        {t("consensus.counts", {
          votes: format.number(votes),
          tasks: format.number(tasks),
          scored: format.number(scored),
        })}
      </p>
      <p className="mb-2">{t(WHY[why], { count })}</p>
      <Scroll label={t("consensus.method")}>
        <table className="table">
          <thead>
            <tr>
              <Head isNumber={false}>{t("consensus.method")}</Head>
              <Head hint={t("consensus.accuracyHint")}>{t("consensus.accuracy")}</Head>
              <Head>{t("consensus.ties")}</Head>
              <Head hint={t("consensus.unsureHint")}>{t("consensus.unsure")}</Head>
              <Head>{t("consensus.differs")}</Head>
            </tr>
          </thead>
          <tbody>
            {methods.map(({ id, reason, accuracy, ties, unsure, differs }) => (
              <tr key={id}>
                <th scope="row" className="font-normal">
                  <MethodName id={id} />{" "}
                  {id === recommended && <Chip tone="good">{t("consensus.recommended")}</Chip>}
                </th>
                {reason === null ? (
                  <>
                    <td className="n">
                      <Share accuracy={accuracy} />
                    </td>
                    <td className="n">{format.number(ties)}</td>
                    <td className="n">{format.number(unsure)}</td>
                    <td className="n">{id === "majority" ? "—" : format.number(differs)}</td>
                  </>
                ) : (
                  <td colSpan={4} className="text-muted">
                    {t(REASONS[reason])}
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      {methods
        .filter(({ differing }) => differing.length > 0)
        .map((method) => (
          <Differing key={method.id} {...{ projectId, method, control }} />
        ))}
      {raters.length > 0 && <Raters raters={raters} />}
      {fewer > 0 && (
        <p className="mt-1 text-muted text-xs">
          {t("consensus.fewer", { count: fewer, least: FEWEST_ANNOTATIONS })}
        </p>
      )}
    </Card>
  );
}

type DifferingProps = {
  projectId: string;
  method: ConsensusControl["methods"][number];
  control: Control | undefined;
};

/** The tasks on which a method is surest that the majority is wrong. */
function Differing({ projectId, method, control }: DifferingProps) {
  const t = useT();
  const format = useFormat();
  const named = valueNamer(control);
  const nameOf = (label: string) => named(label) ?? label;
  const known = consensusMethod(method.id);
  const title = t("consensus.differsFrom", { method: known ? t(known.name) : method.id });
  return (
    <details className="mt-2">
      <summary className="cursor-pointer">
        {title} ({format.number(method.differs)})
      </summary>
      <Scroll label={title}>
        <table className="table">
          <thead>
            <tr>
              <Head isNumber={false}>{t("consensus.task")}</Head>
              <Head isNumber={false}>{t("consensus.majorityLabel")}</Head>
              <Head isNumber={false}>{t("consensus.methodLabel")}</Head>
              <Head>{t("consensus.confidence")}</Head>
            </tr>
          </thead>
          <tbody>
            {method.differing.map(({ taskId, seq, preview, majority, label, confidence }) => (
              <tr key={taskId}>
                <td className="max-w-96">
                  <Link
                    href={`/projects/${projectId}/tasks/${taskId}`}
                    className="block truncate text-accent hover:underline"
                  >
                    <span className="num">{seq}</span>{" "}
                    <span className="notranslate" translate="no" dir="auto">
                      {preview}
                    </span>
                  </Link>
                </td>
                <td dir="auto">{majority === null ? t("consensus.tie") : nameOf(majority)}</td>
                <td dir="auto">{nameOf(label)}</td>
                <td className="n">{format.figure(confidence)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </details>
  );
}

function Raters({ raters }: Pick<ConsensusControl, "raters">) {
  const t = useT();
  const format = useFormat();
  return (
    <>
      <h3 className="mt-3">{t("consensus.annotators")}</h3>
      <Scroll label={t("consensus.annotators")}>
        <table className="table">
          <thead>
            <tr>
              <Head isNumber={false}>{t("consensus.annotator")}</Head>
              <Head>{t("consensus.annotations")}</Head>
              <Head hint={t("consensus.estimatedHint")}>{t("consensus.estimated")}</Head>
            </tr>
          </thead>
          <tbody>
            {raters.map(({ userId, name, votes, estimated }) => (
              <tr key={userId}>
                <th scope="row" className="font-normal" dir="auto">
                  {name}
                </th>
                <td className="n">{format.number(votes)}</td>
                <td className="n">{estimated === null ? "—" : format.percent(estimated)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </>
  );
}
