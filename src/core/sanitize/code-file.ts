/** The end of a name of a file that a page is made of: `password.js`, `secrets.ts`. */
export const CODE_FILE =
  /\.(?:css|scss|less|[cm]?js|[cm]?tsx?|jsx|json|html?|map|vue|svelte|wasm)(?=[?#]|$)/i;
