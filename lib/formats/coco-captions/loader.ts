import type { Loader } from "@/lib/formats/writer";

export const loader: Loader = {
  needs: ["pycocotools"],
  text: `from pathlib import Path

from pycocotools.coco import COCO

splits = {}
for file in sorted((Path(__file__).parent / "annotations").glob("captions_*.json")):
    coco = COCO(str(file))
    pairs = [(coco.imgs[a["image_id"]]["file_name"], a["caption"]) for a in coco.loadAnns(coco.getAnnIds())]
    splits[file.stem.removeprefix("captions_")] = pairs
print({name: len(pairs) for name, pairs in splits.items()})
`,
};
