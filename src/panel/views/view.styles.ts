import { css } from 'lit';
import { detailsContentStyles } from './details.styles.ts';

/** A bar of filters, then a list with the details of what is selected: beside it, or below if there is no room. */
export const viewStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    height: 100%;
    min-height: 0;
    container-type: inline-size;
  }
  .bar {
    display: flex;
    flex: none;
    align-items: center;
    gap: 6px;
    height: 30px;
    padding: 0 8px;
    border-bottom: 1px solid var(--_line);
  }
  .bar select {
    flex: none;
  }
  .bar .grow {
    flex: 0 1 320px;
  }
  .bar .count {
    margin-left: auto;
    color: var(--_dim);
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }
  @container (max-width: 430px) {
    .bar {
      flex-wrap: wrap;
      height: auto;
      min-height: 30px;
      padding-block: 3px;
    }
    .bar .grow {
      flex: 1 1 100px;
    }
  }
  /* In a low panel, whose list needs the line more. */
  @container (max-width: 480px) and (max-height: 480px) {
    .bar {
      flex-wrap: nowrap;
      height: 30px;
      padding-block: 0;
    }
    .bar .grow {
      flex-basis: 60px;
    }
    .bar > select {
      flex: 0 1 80px;
    }
    .bar > .count {
      display: none;
    }
  }
  .panes {
    display: flex;
    flex: 1;
    min-height: 0;
  }
  .main {
    position: relative;
    flex: 1 1 60%;
    min-width: 0;
    min-height: 0;
  }
  .main > * {
    height: 100%;
  }
  .details {
    display: flex;
    flex: 1 1 40%;
    flex-direction: column;
    min-width: 0;
    min-height: 0;
    border-left: 1px solid var(--_line);
  }
  @container (max-width: 560px) {
    .panes {
      flex-direction: column;
    }
    .details {
      border-top: 1px solid var(--_line);
      border-left: 0;
    }
  }
  .details > header {
    display: flex;
    flex: none;
    align-items: center;
    min-height: 24px;
    padding: 0 4px 0 8px;
    border-bottom: 1px solid var(--_line);
    background: var(--_chrome);
  }
  ${detailsContentStyles}
  dl {
    display: grid;
    grid-template-columns: max-content 1fr;
    gap: 2px 10px;
    margin: 0;
    padding: 6px 8px;
  }
  dt {
    color: var(--_dim);
  }
  dd {
    margin: 0;
    overflow-wrap: anywhere;
    unicode-bidi: isolate;
  }
  p {
    margin: 0;
    padding: 0 8px 6px;
  }
  .main > .jump {
    position: absolute;
    right: 22px;
    bottom: 10px;
    z-index: 2;
    display: flex;
    align-items: center;
    gap: 4px;
    height: 26px;
    padding: 0 10px 0 6px;
    border-radius: 13px;
    box-shadow: 0 1px 6px rgb(0 0 0 / 24%);
  }
`;
