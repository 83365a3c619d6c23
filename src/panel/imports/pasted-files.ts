/** What is pasted, as files: those of the clipboard, or its text. Text for a field goes to that field. */
export function pastedFiles(event: ClipboardEvent): File[] {
  // In a window of its own the panel's fields are of another realm.
  const target = event.composedPath()[0] as Partial<Element> | undefined;
  if (target?.matches?.('input, textarea, [contenteditable]')) return [];
  const files = [...(event.clipboardData?.files ?? [])];
  const text = event.clipboardData?.getData('text/plain') ?? '';
  return files.length > 0 || text.trim() === '' ? files : [new File([text], 'pasted session')];
}
