import type { Loader } from "@/lib/formats/writer";

export const loader: Loader = {
  needs: ["numpy", "PIL"],
  text: `import json
from pathlib import Path

import numpy as np
from PIL import Image

folder = Path(__file__).parent
names = {entry["number"]: entry["name"] for entry in json.loads((folder / "palette.json").read_text(encoding="utf-8"))}
splits = {}
for file in sorted((folder / "masks").rglob("*.png")):
    classes = np.array(Image.open(file))  # the number of a class for each pixel
    split = file.relative_to(folder / "masks").parts[0]
    splits.setdefault(split, {})[file.stem] = [names[int(number)] for number in np.unique(classes)]
print({name: len(images) for name, images in splits.items()})
`,
};
