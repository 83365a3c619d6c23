import { css } from 'lit';

/** Below a short list, a history with its values needs more of the room than details elsewhere. */
export const stateViewStyles = css`
  @container (max-width: 560px) {
    .main {
      flex-basis: 40%;
    }
    .details {
      flex-basis: 60%;
    }
  }
`;
