import type { Loader } from "@/lib/formats/writer";

export const loader: Loader = {
  needs: [],
  text: `from pathlib import Path
from xml.etree import ElementTree

folder = Path(__file__).parent  # torchvision.datasets.wrap_dataset_for_transforms_v2 and others read the same folders
splits = {}
for file in sorted((folder / "ImageSets" / "Main").glob("*.txt")):
    splits[file.stem] = {}
    for name in file.read_text(encoding="utf-8").splitlines():
        root = ElementTree.parse(folder / "Annotations" / f"{name}.xml").getroot()
        boxes = [(o.findtext("name"), [int(v.text) for v in o.find("bndbox")]) for o in root.iter("object")]
        splits[file.stem][root.findtext("filename")] = boxes  # xmin, ymin, xmax, ymax, from 1
print({name: len(images) for name, images in splits.items()})
`,
};
