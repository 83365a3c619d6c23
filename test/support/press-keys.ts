import { sendKeys } from '@web/test-runner-commands';

/** Presses one key, with modifiers in front of it: `Control+f`, `Shift+ArrowLeft`. */
export async function pressKeys(combination: string): Promise<void> {
  const keys = combination.split('+');
  const modifiers = keys.slice(0, -1);
  for (const modifier of modifiers) await sendKeys({ down: modifier });
  await sendKeys({ press: keys.at(-1)! });
  for (const modifier of modifiers.reverse()) await sendKeys({ up: modifier });
}
