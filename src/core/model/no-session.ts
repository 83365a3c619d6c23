/** How it is said of a file that it is something else; what it is, or why it is none, stands behind it. */
export const NO_SESSION = 'The file is no devtools-panel session';
