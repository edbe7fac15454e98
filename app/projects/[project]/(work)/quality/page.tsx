import { type ControlDisputes, QualityPage } from "@/components/quality/quality-page";
import type { ControlAgreement } from "@/lib/agreement/control-agreement";
import { load } from "@/lib/server/page";
import { titled } from "../../../../titled";

export const generateMetadata = titled("nav.quality");

export default async function Quality(props: { params: Promise<{ project: string }> }) {
  const params = await props.params;
  const [project, report] = await Promise.all([
    load("getProject", { params }),
    load("getAgreement", { params, query: {} }),
  ]);
  // The contract names only the fields it promises; the server sends whole ControlAgreements.
  const controls = report.controls as unknown as ControlAgreement[];
  const disputes: ControlDisputes[] = await Promise.all(
    controls.map(async ({ control }) => ({
      control,
      items: (await load("listDisputed", { params, query: { control, limit: 20 } })).items,
    })),
  );
  return <QualityPage project={project} report={{ ...report, controls }} disputes={disputes} />;
}
