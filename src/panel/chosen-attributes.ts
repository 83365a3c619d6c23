import { CHOOSABLE } from './panel-attributes.ts';
import type { ChoosableName, PanelChoice } from './panel-attributes.ts';
import { loadPreferences, savePreferences } from './preferences.ts';

/** Keeps what is chosen in the panel in step with the attributes, and remembers it for this origin. */
export class ChosenAttributes {
  readonly #element: Element;
  /** What the page said last. */
  readonly #given: PanelChoice = {};
  #isChoosing = false;

  constructor(element: Element) {
    this.#element = element;
  }

  /** To be told of each change, so that what the page says is told from what a person chose. */
  noteChange(name: string): void {
    if (!this.#isChoosing && isChoosable(name)) this.#given[name] = this.#element.getAttribute(name);
  }

  /** Sets what was chosen before, unless the page has changed its mind since. */
  restore(): void {
    const { chosen } = loadPreferences();
    for (const name of CHOOSABLE) {
      const choice = chosen?.[name];
      if (choice?.over === this.#element.getAttribute(name)) this.#set(name, choice.value);
    }
  }

  choose(choice: PanelChoice): void {
    const chosen = { ...loadPreferences().chosen };
    for (const name of CHOOSABLE) {
      const value = choice[name];
      if (value === undefined) continue;
      chosen[name] = { value, over: this.#given[name] ?? null };
      this.#set(name, value);
    }
    savePreferences({ chosen });
  }

  #set(name: ChoosableName, value: string | null): void {
    this.#isChoosing = true;
    // What is stored may be anything.
    if (typeof value === 'string') this.#element.setAttribute(name, value);
    else this.#element.removeAttribute(name);
    this.#isChoosing = false;
  }
}

function isChoosable(name: string): name is ChoosableName {
  return CHOOSABLE.some((choosable) => choosable === name);
}
