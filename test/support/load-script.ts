/** Runs a script of `node_modules` in the page. */
export async function loadScript(path: string): Promise<void> {
  const script = document.createElement('script');
  script.src = new URL(`../../node_modules/${path}`, import.meta.url).href;
  const loaded = new Promise((resolve, reject) => {
    script.addEventListener('load', resolve);
    script.addEventListener('error', reject);
  });
  document.head.append(script);
  await loaded;
}
