import { css } from 'lit';

/**
 * The element that tells a canvas the colours of the theme. That they are others now is heard by its transition, whoever
 * changed them: the system, the page or a choice in the panel.
 */
export const probeStyles = css`
  .probe {
    position: absolute;
    visibility: hidden;
    pointer-events: none;
    background-color: var(--_surface);
    transition: background-color 1ms;
  }
`;
