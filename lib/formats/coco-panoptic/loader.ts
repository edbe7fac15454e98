import type { Loader } from "@/lib/formats/writer";

export const loader: Loader = {
  needs: ["numpy", "PIL"],
  text: `import json
from pathlib import Path

import numpy as np
from PIL import Image

splits = {}
for file in sorted((Path(__file__).parent / "annotations").glob("panoptic_*.json")):
    annotations = json.loads(file.read_text(encoding="utf-8"))["annotations"]
    for annotation in annotations:
        png = np.array(Image.open(file.with_suffix("") / annotation["file_name"]), dtype=np.uint32)
        numbers = png[..., 0] + 256 * png[..., 1] + 65536 * png[..., 2]  # 0 is nothing, else a segment's id
        assert {s["id"] for s in annotation["segments_info"]} <= set(np.unique(numbers).tolist())
    splits[file.stem.removeprefix("panoptic_")] = annotations
print({name: len(annotations) for name, annotations in splits.items()})
`,
};
