/** The ready templates of lib/labels/templates.ts, by their ids. */
export const templates = {
  "name_text-classification": "Text classification",
  "about_text-classification": "One answer per text.",
  "name_named-entities": "Named entities",
  "about_named-entities": "Mark parts of a text.",
  "name_text-topic-entities": "Topic and entities",
  "about_text-topic-entities": "One answer per text, and marked parts.",
  "name_multi-label-text": "Several labels per text",
  "about_multi-label-text": "Any number of answers per text, and how clear it is.",
  "name_image-classification": "Image classification",
  "about_image-classification": "One answer per image.",
  "name_object-detection": "Object detection",
  "about_object-detection": "Boxes around objects.",
  "name_detection-and-scene": "Objects and scene",
  "about_detection-and-scene": "Boxes around objects, and one answer per image.",
  "name_captioned-images": "Image with text",
  "about_captioned-images": "Boxes on the image, marks in its caption, and one answer for both.",
};
