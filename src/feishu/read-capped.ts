/** A body larger than wanted; the rest was not read. */
export class TooLarge extends Error {}

/** Reads a response, counting as it comes; @throws TooLarge once it exceeds `maxBytes`, having let the rest go. */
export async function readCapped(
  body: ReadableStream<Uint8Array> | null,
  declaredBytes: string | null,
  maxBytes: number,
): Promise<Uint8Array> {
  if (!body) return new Uint8Array();
  const reader = body.getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    if (Number(declaredBytes) > maxBytes) throw new TooLarge();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      size += value.length;
      if (size > maxBytes) throw new TooLarge();
      chunks.push(value);
    }
  } catch (cause) {
    // Not awaited to success: a stream that broke cannot be cancelled, and what matters has been thrown already.
    await reader.cancel().catch(() => {});
    throw cause;
  }
  const whole = new Uint8Array(size);
  let offset = 0;
  for (const chunk of chunks) {
    whole.set(chunk, offset);
    offset += chunk.length;
  }
  return whole;
}
