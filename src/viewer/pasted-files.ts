/** What is pasted, as files: those of the clipboard, or its text. Text for a field goes to that field. */
export function pastedFiles(event: ClipboardEvent): File[] {
  const [target] = event.composedPath();
  if (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) return [];
  const files = [...(event.clipboardData?.files ?? [])];
  const text = event.clipboardData?.getData('text/plain') ?? '';
  return files.length > 0 || text.trim() === '' ? files : [new File([text], 'pasted session')];
}
