/** Made at first use and kept: a Worker's start is not the time for what few sentences need. A failed load is tried again. */
export function lazy<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => {
    if (made) return made.value;
    const kept = { value: make() };
    made = kept;
    if (kept.value instanceof Promise)
      kept.value.catch(() => {
        if (made === kept) made = undefined;
      });
    return kept.value;
  };
}
