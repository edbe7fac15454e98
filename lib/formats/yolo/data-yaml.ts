/**
 * `data.yaml` of a YOLO data set. It has no `path`: Ultralytics then starts at the folder of the file, wherever it is called
 * from, while `path: .` means the folder it is called from (`check_det_dataset` of ultralytics/data/utils.py).
 */
import { yamlText } from "@/lib/exports/yaml-text";
import { FOLDERS } from "./file-paths";

type DataYaml = {
  names: ReadonlyMap<number, string>;
  hasTest: boolean;
  further?: readonly string[] | undefined;
};

/**
 * Ultralytics refuses a list of classes with gaps. A number whose label is gone, or belongs to a region without an outline,
 * stays taken for the life of the project, so it gets a name that says that nothing has it.
 *
 * `names` are by class, which count from 0; a part without tests is not named, as its folder is not there; `further` are
 * lines of a variant.
 */
export function dataYaml({ names, hasTest, further = [] }: DataYaml): string {
  const count = Math.max(-1, ...names.keys()) + 1;
  const classes = Array.from(
    { length: count },
    (_, i) => `  ${i}: ${yamlText(names.get(i) ?? `unused_${i}`)}`,
  );
  const { train, validation, test } = FOLDERS;
  return [
    `train: images/${train}`,
    `val: images/${validation}`,
    ...(hasTest ? [`test: images/${test}`] : []),
    ...further,
    `nc: ${count}`,
    "names:",
    ...classes,
    "",
  ].join("\n");
}
