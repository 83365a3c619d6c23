/** What of the `yaml` package is used, named one by one so that a bundle leaves out the rest. */
export { isAlias, isMap, isScalar, isSeq, Lexer, parseDocument } from 'yaml';
