/** Stands in the line of each event of typing: who looks for those reads no other lines. */
export const INPUT_IN_LINE = '"input"';
