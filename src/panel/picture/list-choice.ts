/** Marks the option of ours that stands for a choice which none of the page's own is. */
const STAND_IN = 'data-picture-choice';

/** Chooses the option that has a value; of a masked one, which none has, its length is shown. */
export function choose(list: HTMLSelectElement, value: string): void {
  list.querySelector(`option[${STAND_IN}]`)?.remove();
  list.value = value;
  if (list.multiple || value === '' || list.selectedIndex !== -1) return;
  const option = list.ownerDocument.createElement('option');
  option.setAttribute(STAND_IN, '');
  // An open list does not have it.
  option.hidden = true;
  option.value = option.text = value;
  list.append(option);
  option.selected = true;
}

/**
 * Puts an option into a list, which would choose one by itself as they come. A value of which nothing is told is empty:
 * often that of an option for all.
 */
export function keepChoice(list: HTMLSelectElement, insert: () => void): void {
  const [chosen] = list.selectedOptions;
  insert();
  if (list.multiple || list.querySelector('option[selected]') !== null) return;
  if (chosen && !chosen.hasAttribute(STAND_IN)) chosen.selected = true;
  else choose(list, chosen?.value ?? '');
}
