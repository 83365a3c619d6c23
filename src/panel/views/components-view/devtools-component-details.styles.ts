import { css } from 'lit';
import { detailsContentStyles } from '../details.styles.ts';

export const detailsStyles = css`
  :host {
    display: block;
  }
  section {
    display: flex;
    flex-direction: column;
    height: 100%;
  }
  header {
    display: flex;
    flex: none;
    align-items: center;
    min-height: 24px;
    padding: 0 4px 0 8px;
    border-bottom: 1px solid var(--_line);
    background: var(--_chrome);
  }
  ${detailsContentStyles}
  header h2 {
    min-width: 64px;
  }
  .tag {
    flex: 0 1 auto;
    min-width: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    margin: 0 4px;
    padding: 0 5px;
    border-radius: 3px;
    background: color-mix(in srgb, var(--_dim) 16%, transparent);
    font-size: 11px;
  }
  .id {
    padding-left: 4px;
    color: var(--_dim);
    font: 11px var(--_mono);
  }
  .copy {
    width: 74px;
    flex: none;
    border-color: transparent;
    background: none;
    color: var(--_dim);
  }
  .panel {
    display: flex;
    flex: 1;
    flex-direction: column;
    min-height: 0;
  }
  .notice {
    flex: none;
    padding: 2px 8px;
    border-top: 1px solid var(--_line);
    color: var(--_dim);
  }
  .notice:empty {
    padding: 0;
    border: 0;
  }
  p {
    margin: 0;
    padding: 6px 8px;
  }
`;
