/** Asks, where a session lies on another origin: to fetch it tells that one that somebody looks at it. */
export async function askBeforeFetch(url: URL): Promise<boolean> {
  if (url.origin === location.origin) return true;
  const dialog = document.querySelector('dialog')!;
  document.querySelector('#question')!.textContent =
    `This link asks to fetch a session from ${url.origin}: ${url.href.slice(0, 500)}`;
  dialog.showModal();
  await new Promise((closed) => dialog.addEventListener('close', closed, { once: true }));
  return dialog.returnValue === 'fetch';
}

/** Without cookies, so that a link cannot show what only its reader may see. @throws Error in words */
export async function fetchSession(url: URL): Promise<File> {
  const response = await fetch(url, { credentials: 'omit', referrerPolicy: 'no-referrer' });
  if (!response.ok) throw new Error(`${url.href} answered ${response.status} ${response.statusText}`);
  const name = decodeURIComponent(url.pathname.split('/').pop() || 'session');
  return new File([await response.blob()], name);
}
