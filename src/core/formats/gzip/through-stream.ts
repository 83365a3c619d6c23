/**
 * What a stream of the platform makes of some bytes, in the chunks that it gives. Written straight to it: by way
 * of a Blob, they would go through another process.
 * @throws TypeError what the stream fails with
 */
export async function throughStream(
  { readable, writable }: CompressionStream | DecompressionStream,
  parts: readonly Uint8Array[],
): Promise<Uint8Array<ArrayBuffer>[]> {
  const written = writeAll(writable, parts);
  // What goes wrong there fails the reading as well.
  written.catch(() => undefined);
  const reader = readable.getReader();
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    chunks.push(value);
  }
  await written;
  return chunks;
}

async function writeAll(
  stream: WritableStream<BufferSource>,
  parts: readonly Uint8Array[],
): Promise<void> {
  const writer = stream.getWriter();
  const writes = parts.map((part) => writer.write(part as Uint8Array<ArrayBuffer>));
  await Promise.all([...writes, writer.close()]);
}
