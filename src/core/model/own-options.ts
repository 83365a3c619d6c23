/** Options as the caller gave them: what a page put on `Object.prototype` is none of them. */
export function ownOptions<T extends object>(options: T): T {
  return Object.assign(Object.create(null) as T, options);
}
