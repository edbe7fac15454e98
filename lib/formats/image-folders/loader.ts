import type { Loader } from "@/lib/formats/writer";

export const loader: Loader = {
  needs: [],
  text: `import json
from pathlib import Path

folder = Path(__file__).parent
splits = {}
with (folder / "images.jsonl").open(encoding="utf-8", newline="\\n") as lines:
    for line in lines:
        image = json.loads(line)
        splits.setdefault(image["split"], []).append((folder / image["file"], image["label"]))
# PyTorch reads the same: torchvision.datasets.ImageFolder(folder / "train")
print({name: len(images) for name, images in splits.items()})
`,
};
