/** The session being recorded in this tab, whichever it is, among the ids that someone can choose. */
export const LIVE = 'live';
