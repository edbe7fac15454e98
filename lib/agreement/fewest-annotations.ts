/** Nobody is judged on fewer annotations: a figure of a person would say more about chance. */
export const FEWEST_ANNOTATIONS = 30;
