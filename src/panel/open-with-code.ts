/**
 * Opens something while the code that shows it is fetched.
 * @throws what either of them threw; what was opened is closed by then, or as soon as it is open
 */
export async function openWithCode<T extends { close(): unknown }>(
  opening: Promise<T> | undefined,
  loading: Promise<unknown>,
): Promise<T | undefined> {
  try {
    const [opened] = await Promise.all([opening, loading]);
    return opened;
  } catch (error) {
    void opening?.then(
      (opened) => opened.close(),
      () => undefined,
    );
    throw error;
  }
}
