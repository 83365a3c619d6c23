/**
 * Styles of the host and its button. `!important` in `:host` wins over `!important` of the page, and
 * `initial` stops what the page would pass down by inheritance.
 */
export const launcherStyles = `
:host {
  all: initial !important;
  display: block !important;
  position: fixed !important;
  inset: 0 auto auto 0 !important;
  z-index: 2147483647 !important;
  color-scheme: light dark !important;
  direction: ltr !important;
  unicode-bidi: isolate !important;
}
:host([hidden]) { display: none !important; }
:host([theme='light' i]) { color-scheme: light !important; }
:host([theme='dark' i]) { color-scheme: dark !important; }
.launcher {
  position: fixed;
  inset: auto 16px 16px auto;
  margin: 0;
  display: flex;
  align-items: center;
  gap: 7px;
  min-width: 24px;
  height: 30px;
  padding: 0 11px 0 9px;
  box-sizing: border-box;
  border: 1px solid light-dark(#c3c7cf, #50535a);
  border-radius: 15px;
  background: light-dark(#fff, #292a2d);
  color: light-dark(#1f2328, #e3e5e8);
  box-shadow: 0 1px 6px rgb(0 0 0 / 24%);
  font: 500 12px/1 system-ui, sans-serif;
  font-variant-numeric: tabular-nums;
  white-space: nowrap;
  cursor: pointer;
  user-select: none;
}
.launcher:not(:popover-open) { display: none; }
.launcher:hover { background: light-dark(#f1f3f6, #35363a); }
.launcher:focus-visible { outline: 2px solid light-dark(#0b57d0, #8ab4f8); outline-offset: 2px; }
.launcher.drop { outline: 2px dashed light-dark(#0b57d0, #8ab4f8); outline-offset: 2px; }
:host([position='bottom-left' i]) .launcher { inset: auto auto 16px 16px; }
:host([position='top-right' i]) .launcher { inset: 16px 16px auto auto; }
:host([position='top-left' i]) .launcher { inset: 16px auto auto 16px; }
.dot { width: 10px; height: 10px; box-sizing: border-box; border-radius: 5px; border: 2px solid light-dark(#5c636e, #a2a8b3); }
.recording .dot { border: 0; background: light-dark(#d93025, #f28b82); }
.paused .dot { border-width: 0 3px; border-color: light-dark(#8f5200, #f9bd5c); border-radius: 0; }
.bad .dot { border: 0; border-radius: 1px; background: light-dark(#b3261e, #f28b82); }
.failure {
  position: fixed; inset: auto 16px 56px auto; max-width: 320px; padding: 10px 12px;
  border: 1px solid light-dark(#b3261e, #f28b82); border-radius: 6px;
  background: light-dark(#fff, #292a2d); color: light-dark(#1f2328, #e3e5e8);
  font: 12px/1.45 system-ui, sans-serif; overflow-wrap: anywhere;
}
@media (forced-colors: active) {
  .recording .dot, .bad .dot { background: CanvasText; forced-color-adjust: none; }
}
`;
