import type { Loader } from "@/lib/formats/writer";

/** The same for all variants: a line is a class and its numbers. */
export const loader: Loader = {
  needs: ["yaml"],
  text: `from pathlib import Path

import yaml

folder = Path(__file__).parent  # Ultralytics: yolo train data=data.yaml model=...
data = yaml.safe_load((folder / "data.yaml").read_text(encoding="utf-8"))
splits = {}
for split in ("train", "val", "test"):
    for file in sorted((folder / "labels" / split).rglob("*.txt")):
        lines = [line.split() for line in file.read_text().splitlines()]
        objects = [(data["names"][int(number)], [float(v) for v in values]) for number, *values in lines]
        splits.setdefault(split, {})[file.stem] = objects
print({split: len(images) for split, images in splits.items()})
`,
};
