/** ES2024; older browsers leave it to the collector. */
interface Transferable2024 {
  transfer?(newByteLength: number): ArrayBuffer;
}

/**
 * Frees the memory behind bytes that nobody uses any more, other views of it included. A collector
 * looks at the heap, where a buffer weighs next to nothing, and comes when tens of megabytes wait.
 */
export function freeBuffer({ buffer }: Uint8Array): void {
  if (buffer.byteLength > 0) (buffer as Transferable2024).transfer?.(0);
}
