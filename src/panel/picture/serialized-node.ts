/** A node as rrweb tells it. All of it comes from a file, and may be anything. */
export interface SerializedNode {
  type?: unknown;
  id?: unknown;
  tagName?: unknown;
  textContent?: unknown;
  attributes?: unknown;
  childNodes?: unknown;
  isSVG?: unknown;
  isShadow?: unknown;
}

export const NODE = { document: 0, doctype: 1, element: 2, text: 3, cdata: 4, comment: 5 } as const;

export function recordOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

export function listOf(value: unknown): Record<string, unknown>[] {
  return Array.isArray(value) ? value.map(recordOf) : [];
}

export function numberOf(value: unknown): number {
  return typeof value === 'number' && Number.isFinite(value) ? value : 0;
}

export function stringOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
