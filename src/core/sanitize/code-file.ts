/** The end of a name of a file that a page is made of: `password.js`, `secrets.ts`. */
export const CODE_FILE =
  /\.(?:css|scss|less|[cm]?js|[cm]?tsx?|jsx|json|html?|map|vue|svelte|wasm)(?=[?#]|$)/i;

/** An absolute path to a picture, a document or the like: `/form.pin` is the name of a field. */
export const ABSOLUTE_FILE =
  /^(?:\/|[a-z]:\\)[^?#]*\.(?:avif|bmp|csv|docx?|gif|gz|ico|jpe?g|md|mp[34g]|ogg|pdf|png|pptx?|svg|tar|txt|wav|web[mp]|woff2?|xlsx?|xml|ya?ml|zip)$/i;
