import { type ControlDisputes, QualityPage } from "@/components/quality/quality-page";
import { mainConfusion } from "@/lib/agreement/main-confusion";
import { load } from "@/lib/server/page";
import { titled } from "../../../../titled";

export const generateMetadata = titled("nav.quality");

const SHOWN = 8;
const SHOWN_OF_ONE = 100;

type Props = {
  params: Promise<{ project: string }>;
  /**
   * `control` and `confusion` (two label ids, `a,b`) narrow the list to the tasks behind one confusion, `people` (one or two
   * user ids, `a,b`) to those in which these differ.
   */
  searchParams: Promise<Partial<Record<"control" | "confusion" | "people", string | string[]>>>;
};

export default async function Quality(props: Props) {
  const [params, search] = await Promise.all([props.params, props.searchParams]);
  const [project, report, rules] = await Promise.all([
    load("getProject", { params }),
    load("getAgreement", { params, query: {} }),
    load("listRules", { params }),
  ]);
  const { controls } = report;
  const one = [...controls, ...report.questions].find(({ control }) => control === search.control);
  const confusion = one && /^[^,]+,[^,]+$/.exec(String(search.confusion ?? ""))?.[0];
  const people = one && /^[0-9a-z]+(,[0-9a-z]+)?$/.exec(String(search.people ?? ""))?.[0];
  const limit = one ? SHOWN_OF_ONE : SHOWN;
  const disputes: ControlDisputes[] = await Promise.all(
    (one ? [one] : controls).map(async ({ control }) => ({
      control,
      confusion,
      people: people?.split(",") ?? [],
      isAlone: one !== undefined,
      items: (
        await load("listDisputed", {
          params,
          query: {
            control,
            limit,
            decided: false,
            ...(confusion && { confusion }),
            ...(people && { people }),
          },
        })
      ).items,
    })),
  );
  return (
    <QualityPage
      project={project}
      report={report}
      confusion={mainConfusion(controls, rules.items)}
      disputes={disputes}
    />
  );
}
