import { css } from 'lit';

/** Colours and fonts of the panel, each a custom property that a page may set on `<devtools-panel>`. */
export const tokens = css`
  :host {
    --_surface: var(--devtools-surface, light-dark(#ffffff, #202124));
    --_chrome: var(--devtools-chrome, light-dark(#f3f5f8, #292b2f));
    --_line: var(--devtools-line, light-dark(#d8dce2, #3d4046));
    --_text: var(--devtools-text, light-dark(#1f2328, #e3e5e8));
    --_dim: var(--devtools-dim, light-dark(#5a616c, #a2a8b3));
    --_accent: var(--devtools-accent, light-dark(#0b57d0, #8ab4f8));
    --_hover: light-dark(#eceff4, #33363c);
    --_selected: light-dark(#d6e4fb, #273b5b);
    --_stripe: light-dark(#f8f9fb, #25262a);
    --_match: light-dark(#ffe08a, #6b5300);
    --_recording: light-dark(#d93025, #f28b82);
    --_good: light-dark(#146c2e, #6dd58c);
    --_fair: light-dark(#8f5200, #f9bd5c);
    --_poor: light-dark(#b3261e, #f28b82);
    --_key: light-dark(#881280, #9cc3ff);
    --_string: light-dark(#a3290b, #ff9d73);
    --_number: light-dark(#1a1aa6, #b3a4ff);
    --_keyword: light-dark(#0842a0, #a8c7fa);
    --_font: var(--devtools-font, system-ui, sans-serif);
    --_mono: var(
      --devtools-mono,
      ui-monospace,
      'SF Mono',
      Menlo,
      Consolas,
      'DejaVu Sans Mono',
      monospace
    );
  }
`;
