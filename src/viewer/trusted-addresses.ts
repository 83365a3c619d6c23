interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL: (text: string) => string }): unknown;
}

// The page's policy wants the address of every script that is run to be looked at: only its own origin has any.
(globalThis as { trustedTypes?: TrustedTypes }).trustedTypes?.createPolicy('default', {
  createScriptURL(text) {
    if (new URL(text, document.baseURI).origin === location.origin) return text;
    throw new TypeError(`No script is run from ${text}.`);
  },
});
