/** Joints as other tools call them, found among those of a skeleton of the label schema. */
import type { RegionControl, Shape } from "@/lib/kinds";
import { foldLoosely } from "@/lib/labels/name-index";

/** A file that does not name its joints counts them: `#1`, `#2`, … */
const NUMBERED = /^#(\d+)$/;

/** The shape with the ids of the control for joints that go by their names or their numbers; any other shape as it is. */
export function withJointIds(shape: Shape, control: RegionControl): Shape {
  if (shape.kind !== "skeleton" || control.kind !== "skeleton") return shape;
  const known = new Set(control.joints.map(({ id }) => id));
  const byName = new Map(
    control.joints.flatMap(
      ({ id, name }) =>
        [
          [foldLoosely(name), id],
          [foldLoosely(id), id],
        ] as const,
    ),
  );
  const idOf = (given: string): string => {
    const number = NUMBERED.exec(given)?.[1];
    const numbered = number === undefined ? undefined : control.joints[Number(number) - 1]?.id;
    return byName.get(foldLoosely(given)) ?? numbered ?? given;
  };
  return {
    ...shape,
    joints: shape.joints.map((joint) => (known.has(joint.id) ? joint : { ...joint, id: idOf(joint.id) })),
  };
}
