/** "carried 3×": how often something was put off; nothing where it was not. */
export const carriedWords = (times: number): string => (times > 0 ? `carried ${times}×` : "");
