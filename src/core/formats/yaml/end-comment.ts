/**
 * A file in YAML that was cut between two lines is still a file in YAML. So ours say on their first line
 * what their last is. Both are comments: a program that writes the file again keeps both or neither, but
 * for `...`, the mark of a document's end, which programs leave out that keep comments.
 */
export const START_COMMENT = '# If this file is whole, its last line is: # End of session';
export const END_COMMENT = '# End of session';
