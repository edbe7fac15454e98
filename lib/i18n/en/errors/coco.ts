/** COCO files that are read. */
export const coco = {
  notCoco: 'This is no COCO file: it has no list "images".',
  noFileName: 'the image has no "file_name"',
  tooLarge: "A COCO file may have 256 MB. Divide its images between several files.",
  imageTwice: 'the id "{id}" is of several images, or of none',
  unknownImage: 'annotation {id} is of image {image}, which is not in the list "images"',
  atAnnotation: "annotation {id}: {message}",
  unknownCategory: 'there is no category "{category}"',
  badBox: '"bbox" is not x, y, width and height',
  badOutline: "an outline needs at least three pairs of coordinates",
  badKeypoints: '"keypoints" is not a list of x, y and visibility',
  badRle: "the run lengths do not cover the image exactly",
  otherSize: "the run lengths are for {size} px, and the image has {image}",
  crowdWithoutRle: '"iscrowd" is 1, and "segmentation" has no run lengths',
} as const;
