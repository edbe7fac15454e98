import { DuplicatesPage } from "@/components/duplicates/duplicates-page";
import { ListDuplicates } from "@/lib/contracts/duplicates";
import { load } from "@/lib/server/page";
import { titled } from "../../../../titled";

export const generateMetadata = titled("duplicates.title");

/** Undecided pairs, or all of those that a release divides; `all` asks for every status. */
function readQuery({
  status,
  kind,
  dividedBy,
}: Record<string, string | string[] | undefined>): ListDuplicates {
  const asked = ListDuplicates.safeParse({
    ...(status === undefined ? (dividedBy ? {} : { status: "found" }) : status === "all" ? {} : { status }),
    ...(kind && { kind }),
    ...(dividedBy && { dividedBy }),
  });
  // An address edited by hand shows the first list rather than an error.
  return asked.success ? asked.data : ListDuplicates.parse({ status: "found" });
}

export default async function Duplicates(props: {
  params: Promise<{ project: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const [params, given] = await Promise.all([props.params, props.searchParams]);
  const query = readQuery(given);
  const [me, { schema }, state, pairs, { items }] = await Promise.all([
    load("getMe"),
    load("getProject", { params }),
    load("getDuplicateState", { params }),
    load("listDuplicates", { params, query }),
    load("listReleases", { params }),
  ]);
  const releases = items
    .filter(({ status }) => status === "frozen")
    .map(({ id, number }) => ({ id, number }));
  const has = (kind: "text" | "image") => schema.inputs.some((input) => input.kind === kind);
  const shows = { texts: has("text"), images: has("image") };
  return (
    <DuplicatesPage
      key={`${query.status} ${query.kind} ${query.dividedBy}`}
      projectId={params.project}
      me={{ name: me.name, preferences: me.preferences }}
      {...{ state, query, releases, shows }}
      first={pairs}
    />
  );
}
