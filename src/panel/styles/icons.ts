import { html } from 'lit';
import type { TemplateResult } from 'lit';

function icon(path: string): TemplateResult {
  return html`<svg viewBox="0 0 16 16" aria-hidden="true"><path d=${path}></path></svg>`;
}

/** Line drawings in the text's colour; the control that holds one carries the name. */
export const icons = {
  pause: icon('M5.5 3.5v9M10.5 3.5v9'),
  clear: icon('M3 4.5h10M6.5 4.5V3h3v1.5M4.5 4.5 5 13h6l.5-8.5M6.8 7v3.5M9.2 7v3.5'),
  download: icon('M8 2.5v7.5M4.8 7 8 10.2 11.2 7M3 13.2h10'),
  open: icon('M8 10.3V2.8M4.8 5.8 8 2.6l3.2 3.2M3 13.2h10'),
  close: icon('M4 4l8 8M12 4l-8 8'),
  more: icon('M4.5 6.5 8 10l3.5-3.5'),
  down: icon('M8 3v9.5M4.2 8.8 8 12.6l3.8-3.8'),
  pick: icon('M7 13.2H2.8V2.8h10.4V7M8 8l5.2 2-2.3.9-.9 2.3z'),
  flash: icon('M8.8 2 4 9h3.6L7.2 14 12 7H8.4z'),
  locate: icon(
    'M8 4.2a3.8 3.8 0 1 1 0 7.6 3.8 3.8 0 0 1 0-7.6M8 1.8v2.4M8 11.8v2.4M1.8 8h2.4M11.8 8h2.4',
  ),
  expand: icon('M4.5 6 8 2.5 11.5 6M4.5 10 8 13.5l3.5-3.5'),
  collapse: icon('M4.5 2.5 8 6l3.5-3.5M4.5 13.5 8 10l3.5 3.5'),
  parent: icon('M8 12.5v-9M4.2 7.2 8 3.4l3.8 3.8'),
  copy: icon('M6 6h7.2v7.2H6zM10 6V2.8H2.8V10H6'),
  hide: icon('M8 2.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 1 0 0-11M4.2 4.2l7.6 7.6'),
  chart: icon('M3 13V9M8 13V3M13 13V6.5'),
  edit: icon('M3 13l.6-2.8 7.2-7.2 2.2 2.2-7.2 7.2zM9.4 4.4l2.2 2.2'),
  restore: icon('M3.2 5.2h6.3a3.4 3.4 0 0 1 0 6.8H6M5.6 2.8 3.2 5.2l2.4 2.4'),
  pin: icon('M6 2.5h4M6.8 2.5v4L5 8.8h6L9.2 6.5v-4M8 8.8v4.7'),
  grip: icon('M6 3.5v0M10 3.5v0M6 8v0M10 8v0M6 12.5v0M10 12.5v0'),
  settings: icon('M8 3.4v0M8 8v0M8 12.6v0'),
  float: icon('M2.5 5.5h8v7h-8zM5.5 5V2.8h8v7h-2.5'),
  popOut: icon('M7 3H3v10h10V9M9.5 2.8h3.7v3.7M13 3 7.8 8.2'),
  dockLeft: icon('M2.5 3h11v10h-11zM6.5 3v10M3.5 5.5h2M3.5 8h2M3.5 10.5h2'),
  dockRight: icon('M2.5 3h11v10h-11zM9.5 3v10M10.5 5.5h2M10.5 8h2M10.5 10.5h2'),
  dockTop: icon('M2.5 3h11v10h-11zM2.5 7h11M4.5 5h7'),
  dockBottom: icon('M2.5 3h11v10h-11zM2.5 9h11M4.5 11h7'),
  play: icon('M5 3.2v9.6l7.6-4.8z'),
  former: icon('M11.5 3.5 6.2 8l5.3 4.5M4.5 3.5v9'),
  next: icon('M4.5 3.5 9.8 8l-5.3 4.5M11.5 3.5v9'),
  loop: icon('M4 7V5.5h7.5L9.3 3.3M12 9v1.5H4.5l2.2 2.2'),
  skip: icon('M3 4l4 4-4 4M8.5 4l4 4-4 4'),
  bookmark: icon('M4.8 2.8h6.4v10.4L8 10.4l-3.2 2.8z'),
  compare: icon('M5 3v10M11 3v10M2.5 6 5 3.2M13.5 6 11 3.2M6.8 6.6h2.4M6.8 9.4h2.4'),
  link: icon(
    'M6.8 9.2l2.4-2.4M7.2 5.2l1.4-1.4a2.5 2.5 0 013.6 3.6l-1.4 1.4M8.8 10.8l-1.4 1.4a2.5 2.5 0 01-3.6-3.6l1.4-1.4',
  ),
  apply: icon('M2.5 3h11v7h-11zM8 13.5V6.2M5.6 8.4 8 6l2.4 2.4'),
  send: icon('M2.8 2.8h6.4v3M2.8 2.8v8h3.4M7.2 7.4l6 2.4-2.6 1-1 2.6z'),
  replay: icon('M3.2 8a4.8 4.8 0 101.6-3.6M4.6 1.8v2.8h2.8'),
} as const;
