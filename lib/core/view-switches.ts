/**
 * Switches of the label view among a user's preferences: texts in letters of one width; questions under the text instead of
 * beside it; the list of one's own tasks beside the data.
 */
export const VIEW_SWITCHES = ["fixedWidth", "questionsBelow", "tasksBeside"] as const;
export type ViewSwitch = (typeof VIEW_SWITCHES)[number];
