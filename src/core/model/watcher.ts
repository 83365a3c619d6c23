/** What runs anew when a value of the app's state changes. */
export interface Watcher {
  readonly kind: 'component' | 'computed' | 'effect';
  /** As the app or its framework calls it. */
  readonly name: string;
  /** Of a component or of a computed value that is recorded, its id. */
  readonly id?: string;
}
