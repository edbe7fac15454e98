import type { Loader } from "@/lib/formats/writer";

export const loader: Loader = {
  needs: ["pycocotools"],
  text: `from pathlib import Path

from pycocotools.coco import COCO

folder = Path(__file__).parent
# Images lie in "images", below the name in file_name; with every annotation kept each annotator has a folder of files.
files = sorted((folder / "annotations").rglob("*.json"))
splits = {file.relative_to(folder / "annotations").with_suffix("").as_posix(): COCO(str(file)) for file in files}
for name, coco in splits.items():
    for annotation in coco.loadAnns(coco.getAnnIds()):
        image, category = coco.imgs[annotation["image_id"]], coco.cats[annotation["category_id"]]
print({name: (len(coco.imgs), len(coco.anns)) for name, coco in splits.items()})
`,
};
