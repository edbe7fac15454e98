/** Names, kinds and data fields of the controls of a release, looked up once for all rows. */
import type { FrozenItem } from "@/lib/formats/writer";
import { exportName } from "@/lib/labels/about";
import { labelNamer } from "@/lib/labels/label-name";
import { type Control, hasLabels, isRegionControl, type LabelSchema } from "@/lib/labels/schema";

/** Where regions of a control lie: the data field of its input. */
const fieldOf = ({ inputs }: LabelSchema, control: Control | undefined): string | undefined =>
  control && isRegionControl(control) ? inputs.find(({ id }) => id === control.input)?.field : undefined;

export class Controls {
  private readonly byId: ReadonlyMap<
    string,
    { control: Control; nameOf: (id: string) => string | undefined }
  >;
  private readonly fields: ReadonlyMap<string, string | undefined>;

  constructor(schema: LabelSchema) {
    this.byId = new Map(
      schema.controls.map((control) => [control.id, { control, nameOf: labelNamer(control) }]),
    );
    this.fields = new Map(schema.controls.map((control) => [control.id, fieldOf(schema, control)]));
  }

  field(id: string): string | undefined {
    return this.fields.get(id);
  }

  kind(id: string): string | undefined {
    return this.byId.get(id)?.control.kind;
  }

  /** A control that the schema no longer has is called what it was called last. */
  name(id: string, { names }: FrozenItem): string | undefined {
    const control = this.byId.get(id)?.control;
    return control ? exportName(control) : names?.[id];
  }

  labelName(control: string, label: string, { names }: FrozenItem): string | undefined {
    return this.byId.get(control)?.nameOf(label) ?? names?.[`${control}/${label}`];
  }

  /** Whether answers to the control are ids of labels. */
  hasLabels(id: string, value: string, item: FrozenItem): boolean {
    const known = this.byId.get(id);
    return known ? hasLabels(known.control) : this.labelName(id, value, item) !== undefined;
  }
}
