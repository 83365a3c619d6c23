import { cleanCss } from './clean-css.ts';
import { listOf, numberOf, recordOf, stringOf } from './serialized-node.ts';

type Fields = Record<string, unknown>;
type RuleHolder = CSSStyleSheet | CSSGroupingRule;

/** Adds and takes away rules of a sheet, as scripts of the page did. */
export function changeRules(sheet: CSSStyleSheet | undefined, change: Fields): void {
  if (sheet === undefined) return;
  const { replace, replaceSync } = change;
  const css = replace ?? replaceSync;
  if (typeof css === 'string') sheet.replaceSync(cleanCss(css));
  for (const { index } of listOf(change.removes)) {
    const { holder, at } = placeOf(sheet, index);
    if (at < holder.cssRules.length) holder.deleteRule(at);
  }
  for (const { index, rule } of listOf(change.adds)) {
    const { holder, at } = placeOf(sheet, index);
    holder.insertRule(cleanCss(stringOf(rule)), Math.min(at, holder.cssRules.length));
  }
}

/** Sets or removes one property of a rule. */
export function changeStyle(sheet: CSSStyleSheet | undefined, change: Fields): void {
  if (sheet === undefined) return;
  const { holder, at } = placeOf(sheet, change.index);
  const { style } = holder.cssRules[at] as CSSStyleRule;
  const set = recordOf(change.set);
  const removed = recordOf(change.remove);
  if (typeof set.property === 'string')
    style.setProperty(set.property, cleanCss(stringOf(set.value)), stringOf(set.priority));
  if (typeof removed.property === 'string') style.removeProperty(removed.property);
}

/** A rule may lie in others: its place is then one in each. */
function placeOf(sheet: CSSStyleSheet, index: unknown): { holder: RuleHolder; at: number } {
  const steps = (Array.isArray(index) ? (index as unknown[]) : [index]).map(numberOf);
  const at = steps.pop() ?? 0;
  const holder = steps.reduce<RuleHolder>(
    (inside, step) => inside.cssRules[step] as CSSGroupingRule,
    sheet,
  );
  return { holder, at };
}
