import { css } from 'lit';

export const posterStyles = css`
  :host {
    container-type: inline-size;
    aspect-ratio: 2 / 3;
  }
  .poster {
    --back: oklch(0.33 0.08 var(--hue));
    --art: oklch(0.55 0.14 calc(var(--hue) + 25));
    --text: oklch(0.97 0.02 var(--hue));
    display: flex;
    flex-direction: column;
    justify-content: space-between;
    width: 100%;
    height: 100%;
    padding: 8cqi;
    overflow: hidden;
    border-radius: 6px;
    background-color: var(--back);
    background-image: var(--motif);
    color: var(--text);
  }
  .poster.day {
    --back: oklch(0.48 0.12 var(--hue));
    --art: oklch(0.37 0.1 calc(var(--hue) - 30));
  }
  .poster.paper {
    --back: oklch(0.91 0.035 var(--hue));
    --art: oklch(0.77 0.1 calc(var(--hue) + 15));
    --text: oklch(0.27 0.07 var(--hue));
  }
  .poster.empty {
    background: var(--shop-sunken);
  }
  .title {
    font-family: var(--shop-serif);
    font-size: var(--size);
    font-weight: 700;
    line-height: 1.05;
    letter-spacing: -0.01em;
  }
  .credit {
    overflow: hidden;
    font-size: max(6cqi, 8px);
    font-weight: 500;
    letter-spacing: 0.04em;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .sun {
    --motif: radial-gradient(circle at 68% 66%, var(--art) 0 27%, transparent 27.4%);
  }
  .stripes {
    --motif:
      linear-gradient(var(--back) 45%, transparent 75%),
      repeating-linear-gradient(118deg, var(--art) 0 9cqi, transparent 9cqi 18cqi);
  }
  .rings {
    --motif:
      linear-gradient(var(--back) 40%, transparent 60%),
      repeating-radial-gradient(circle at 50% 96%, var(--art) 0 6cqi, transparent 6.2cqi 13cqi);
  }
  .rays {
    --motif:
      linear-gradient(var(--back) 42%, transparent 80%),
      repeating-conic-gradient(from 0deg at 50% 100%, var(--art) 0 7deg, transparent 7.3deg 15deg);
  }
  .horizon {
    --motif:
      linear-gradient(transparent 70%, var(--art) 70.2%),
      radial-gradient(circle at 32% 70%, var(--art) 0 16%, transparent 16.4%);
  }
  .split {
    --motif: linear-gradient(152deg, transparent 62%, var(--art) 62.3%);
  }
`;
