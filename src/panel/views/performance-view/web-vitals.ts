import { html } from 'lit';
import type { TemplateResult } from 'lit';
import type { WebVital } from '../../../core/index.ts';
import { formatMs } from '../../styles/format.ts';

interface Bounds {
  readonly label: string;
  /** What is no more is good, and what is more than the other poor. */
  readonly good: number;
  readonly poor: number;
}

/** Thresholds as published: https://web.dev/articles/vitals, and for FCP and TTFB /articles/fcp and /articles/ttfb. */
const VITALS: Readonly<Record<WebVital['name'], Bounds>> = {
  LCP: { label: 'Largest contentful paint', good: 2_500, poor: 4_000 },
  INP: { label: 'Interaction to next paint', good: 200, poor: 500 },
  CLS: { label: 'Cumulative layout shift', good: 0.1, poor: 0.25 },
  FCP: { label: 'First contentful paint', good: 1_800, poor: 3_000 },
  TTFB: { label: 'Time to first byte', good: 800, poor: 1_800 },
};

const NAMES = Object.keys(VITALS) as WebVital['name'][];

/** How a vital rates, by its published thresholds. */
export function rateVital({ name, value }: WebVital): { word: string; shape: string; style: string } {
  const { good, poor } = VITALS[name];
  if (value <= good) return { word: 'good', shape: '●', style: 'good' };
  if (value > poor) return { word: 'poor', shape: '■', style: 'poor' };
  return { word: 'needs improvement', shape: '▲', style: 'fair' };
}

/** A card for each web vital, also for those that the page has not told. */
export function renderVitals(vitals: readonly WebVital[]): TemplateResult {
  return html`<ul class="vitals" aria-label="Web vitals">
    ${NAMES.map((name) => {
      const vital = vitals.find((one) => one.name === name);
      return html`<li title=${VITALS[name].label}>
        <span class="dim"><abbr title=${VITALS[name].label}>${name}</abbr></span>
        <strong>${vital ? formatVital(vital) : '–'}</strong>
        ${vital ? renderRating(vital) : html`<span class="dim">not told</span>`}
      </li>`;
    })}
  </ul>`;
}

function renderRating(vital: WebVital): TemplateResult {
  const { word, shape, style } = rateVital(vital);
  return html`<span class=${style}><span aria-hidden="true">${shape}</span> ${word}</span>`;
}

function formatVital({ name, value }: WebVital): string {
  if (name === 'CLS') return value.toFixed(3);
  return value >= 10_000 ? formatMs(value) : `${formatMs(value)} ms`;
}
