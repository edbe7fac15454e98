/** Releases and their splits. */
export const releases = {
  notFrozen: "This release is not frozen yet.",
  linkExpired: "This link to a release has ended. Ask a manager for another one.",
  otherOfProject: "choose another release of the same project",
  deleted: "The release was deleted.",
  noTasks: "No task fits this plan, so there is nothing to release.",
  noSchema: "release {release} has no schema",
  noSummary: "release {release} has no summary",
  notUnderstood: "what is stored as {what} is not understood: {problem}",
  imageFileMissing: "the file of image {image} is missing",
  imageMissing: "image {image} is missing",
  badShare: "expected a share from 0 to 1, not {share}",
  badSum: "the shares must sum to 1, but they sum to {sum}",
  noGroupField: 'no task has a text or number in a field "{field}" to keep it together by',
  noBalanceField: 'no task has a text or number in a field "{field}" to balance by',
  needsSplitField: "name the field that has the split of each task",
  noSplitField: 'no task names a split (train, validation, test) in a field "{field}"',
  noTimeField: 'no task has a date or a time in a field "{field}"',
  noDate: '"{date}" is no date, as 2026-01-31 is',
  cutsReversed: "test begins before validation",
  cocoOutlines:
    "COCO holds boxes, polygons, ellipses, masks, skeletons and points, and the labels of this release have none. Choose JSONL or CSV.",
  masksOutlines:
    "PNG masks hold areas, and the labels of this release have no masks, polygons, ellipses or boxes. Choose JSONL or CSV.",
  masksClasses:
    "PNG masks hold class numbers up to {most}, and this release has higher ones. Choose COCO or JSONL.",
  masksAgreed:
    "PNG masks are one for each image, and this release keeps every annotation. Choose COCO or JSONL, or make a release with agreed labels.",
  vocOutlines:
    "Pascal VOC holds boxes, and the labels of this release have no boxes, polygons, ellipses or masks. Choose JSONL or CSV.",
  vocAgreed:
    "Pascal VOC has one file for each image, and this release keeps every annotation. Choose COCO or JSONL, or make a release with agreed labels.",
  yoloOutlines:
    "YOLO holds boxes, and the labels of this release have no boxes, polygons, ellipses or masks. Choose JSONL or CSV.",
  yoloSegmentationOutlines:
    "YOLO segmentation holds outlines, and the labels of this release have no polygons, masks, ellipses or boxes. Choose JSONL or CSV.",
  yoloObbOutlines:
    "YOLO oriented boxes are of boxes and outlines, and the labels of this release have no boxes, polygons, ellipses or masks. Choose JSONL or CSV.",
  yoloPoseSkeletons:
    "YOLO pose holds skeletons, and the labels of this release have none. Choose another format.",
  yoloPoseJoints:
    "YOLO pose has one list of joints, and the skeletons of this release have different ones. Choose COCO or JSONL.",
  yoloAgreed:
    "YOLO has one file of labels for each image, and this release keeps every annotation. Choose COCO or JSONL, or make a release with agreed labels.",
  conllSpans: "CoNLL holds spans of texts, and the labels of this release have none. Choose JSONL or CSV.",
  conllAgreed:
    "CoNLL has each text once, and this release keeps every annotation. Choose JSONL or CSV, or make a release with agreed labels.",
  conll2012Spans:
    "CoNLL-2012 holds mentions in texts, and the labels of this release have no spans. Choose JSONL or CSV.",
  conll2012Agreed:
    "CoNLL-2012 holds one set of labels per text, and this release keeps every annotation. Choose JSONL.",
  conlluSpans: "CoNLL-U holds spans of texts, and the labels of this release have none. Choose JSONL or CSV.",
  conlluAgreed:
    "CoNLL-U has each text once, and this release keeps every annotation. Choose JSONL or CSV, or make a release with agreed labels.",
  tensorboardVectors:
    "The TensorBoard projector shows vectors, and no data field of this release holds lists of numbers that are all of one length. Choose JSONL or Parquet.",
  tensorboardAgreed:
    "The TensorBoard projector has each task once, and this release keeps every annotation. Choose JSONL or Parquet, or make a release with agreed labels.",
  huggingFaceAgreed:
    "A Hugging Face folder has each image once, and this release keeps every annotation. Choose Parquet or JSONL, or make a release with agreed labels.",
  spacyTexts:
    "Files for spaCy teach spans and classes of texts, and this release has no text with either. Choose JSONL or CSV.",
  spacyAgreed:
    "Files for spaCy have each text once, and this release keeps every annotation. Choose JSONL or CSV, or make a release with agreed labels.",
  bratSpans:
    "The brat format holds spans of texts, and the labels of this release have none. Choose JSONL or CSV.",
  bratAgreed:
    "The brat format has each text once, and this release keeps every annotation. Choose JSONL or CSV, or make a release with agreed labels.",
  flatChoices:
    "Flat JSONL holds one label for each task, and no question of this release about whole tasks has labels to choose from. Choose JSONL or CSV.",
  foldersChoice:
    "Image folders are called by the labels of images, and this release has no images with a question about the whole task that has labels to choose from. Choose JSONL or COCO.",
  foldersAgreed:
    "Image folders have each image once, and this release keeps every annotation. Choose JSONL or CSV, or make a release with agreed labels.",
  preferencesPairs:
    "Preferences are comparisons of two texts, and no question of this release compares any. Choose JSONL or CSV.",
  captionsTexts:
    "COCO captions are texts about images, and no question of this release asks for a text about a whole task with an image. Choose JSONL or CSV.",
  panopticOutlines:
    "COCO panoptic holds areas, and the labels of this release have no masks, polygons, ellipses or boxes. Choose JSONL or CSV.",
  panopticAgreed:
    "COCO panoptic has each pixel of an image once, and this release keeps every annotation. Choose COCO or JSONL, or make a release with agreed labels.",
  labelStudioControls: "Label Studio has no questions like those of this release. Choose JSONL or CSV.",
} as const;
