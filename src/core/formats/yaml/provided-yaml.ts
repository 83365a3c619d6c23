import type { YamlLibrary } from './read-document.ts';

/** Thrown where a script comes upon YAML that it has nothing to read it with: another one can read the same file. */
export class YamlNotProvided extends Error {
  override readonly name = 'YamlNotProvided';

  /** Whether an error is one, or was made of one on its way. */
  static isBehind(error: unknown): boolean {
    return (
      error instanceof Error &&
      (error instanceof YamlNotProvided || YamlNotProvided.isBehind(error.cause))
    );
  }
}

let load: (() => Promise<YamlLibrary>) | undefined;

/** Says how this script loads the `yaml` package; one without it reads only YAML in the style of programs. */
export function provideYaml(loader: () => Promise<YamlLibrary>): void {
  load = loader;
}

export async function providedYaml(): Promise<YamlLibrary | undefined> {
  return load?.();
}
