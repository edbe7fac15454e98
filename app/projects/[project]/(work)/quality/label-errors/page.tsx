import { LabelErrorsPage } from "@/components/label-errors/label-errors-page";
import { GetLabelErrors, ListLabelErrors } from "@/lib/contracts/label-errors";
import { findControl } from "@/lib/labels/schema";
import { load } from "@/lib/server/page";
import { titled } from "../../../../../titled";

export const generateMetadata = titled("labelErrors.title");

type Given = Record<string, string | string[] | undefined>;

/** Those to check where nothing else is asked for; `all` asks for every state. */
function readQuery(control: string, { given, suggested, state }: Given) {
  const pair = { ...(given && { given }), ...(suggested && { suggested }) };
  const asked = ListLabelErrors.safeParse({
    control,
    ...pair,
    ...(state === "all" ? {} : { state: state ?? "open" }),
  });
  // An address edited by hand shows the first list rather than an error.
  return asked.success ? asked.data : ListLabelErrors.parse({ control, state: "open" });
}

export default async function LabelErrors(props: {
  params: Promise<{ project: string }>;
  searchParams: Promise<Given>;
}) {
  const [params, given] = await Promise.all([props.params, props.searchParams]);
  const [me, project] = await Promise.all([load("getMe"), load("getProject", { params })]);
  const wanted = GetLabelErrors.safeParse({ control: given.control });
  const control =
    wanted.success && wanted.data.control !== undefined
      ? findControl(project.schema, wanted.data.control)?.id
      : undefined;
  const report = await load("getLabelErrors", { params, query: control === undefined ? {} : { control } });
  const query = readQuery(report.control ?? "", given);
  const page =
    report.control === null
      ? { items: [], nextCursor: null }
      : await load("listLabelErrors", { params, query });
  return (
    <LabelErrorsPage
      key={`${report.control} ${query.given} ${query.suggested} ${query.state} ${report.run?.createdAt}`}
      {...{ project, report, query }}
      first={page}
      preferences={me.preferences}
    />
  );
}
