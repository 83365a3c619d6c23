/** Until all that was asked for is drawn: one frame for the layout, one for what is drawn by its size. */
export function nextFrames(page) {
  return page.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
  );
}

/**
 * Faults that a person would see in the panel as it is on screen: controls that stand outside of it or are covered, and
 * text that ends without a sign that there is more.
 */
export function layoutFaults(page) {
  return page.evaluate(() => {
    const parentOf = (element) =>
      element.assignedSlot ?? element.parentElement ?? element.getRootNode().host ?? null;
    const deepElements = (root) =>
      [...root.querySelectorAll('*')].flatMap((element) => [
        element,
        ...(element.shadowRoot ? deepElements(element.shadowRoot) : []),
      ]);
    const pathTo = (element) => {
      const path = [];
      for (let at = element; at; at = parentOf(at)) path.push(at);
      return path;
    };
    const all = deepElements(document.querySelector('devtools-panel').shadowRoot);
    const tops = all.filter((element) => element.matches('dialog:modal, :popover-open'));
    const top = tops.at(-1);
    const isShown = (element) =>
      pathTo(element).includes(top) && element.checkVisibility({ visibilityProperty: true });
    const name = (element) =>
      `${pathTo(element)
        .map((one) => one.localName)
        .find((local) =>
          local.startsWith('devtools-'),
        )} ${element.localName}${element.id ? `#${element.id}` : ''}.${[...element.classList].join('.')} “${(element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 40)}”`;
    /** Where it can be seen: what scrolls, or hides what is too long, cuts it. */
    const seenRect = (element) => {
      let { left, top: upper, right, bottom } = element.getBoundingClientRect();
      let cut = false;
      for (const around of pathTo(element).slice(1)) {
        if (around === top) break;
        const { overflowX } = getComputedStyle(around);
        if (overflowX === 'visible') continue;
        const rect = around.getBoundingClientRect();
        cut ||=
          rect.left > left + 1 ||
          rect.right < right - 1 ||
          rect.top > upper + 1 ||
          rect.bottom < bottom - 1;
        left = Math.max(left, rect.left);
        right = Math.min(right, rect.right);
        upper = Math.max(upper, rect.top);
        bottom = Math.min(bottom, rect.bottom);
      }
      return { left, upper, right, bottom, cut };
    };
    /** Lists scroll; to the side nothing should. */
    const isScrolled = (element) =>
      pathTo(element)
        .slice(1)
        .some(
          (one) =>
            /auto|scroll/.test(getComputedStyle(one).overflowY) && one.scrollHeight > one.clientHeight,
        );
    const hitAt = (x, y) => {
      let hit = document.elementFromPoint(x, y);
      while (hit?.shadowRoot?.elementFromPoint(x, y) && hit.shadowRoot.elementFromPoint(x, y) !== hit)
        hit = hit.shadowRoot.elementFromPoint(x, y);
      return hit;
    };
    const faults = [];
    const controls = all.filter((element) =>
      element.matches('button, input, select, textarea, a[href], [role=tab], [role=slider]'),
    );
    for (const control of controls) {
      if (!isShown(control) || control.matches('.edge')) continue;
      const { left, upper, right, bottom, cut } = seenRect(control);
      const isGone = right - left < 4 || bottom - upper < 4;
      if ((cut || isGone) && !isScrolled(control)) faults.push(`cut: ${name(control)}`);
      if (left < -1 || upper < -1 || right > innerWidth + 1 || bottom > innerHeight + 1)
        faults.push(`outside: ${name(control)}`);
      if (isGone || control.matches(':disabled')) continue;
      const hit = hitAt((left + right) / 2, (upper + bottom) / 2);
      const isHit =
        hit &&
        (pathTo(hit).includes(control) ||
          pathTo(control).includes(hit) ||
          hit.matches('.edge, .splitter') ||
          pathTo(hit).some((one) => one.role === 'listbox'));
      if (!isHit) faults.push(`covered: ${name(control)} by ${hit ? name(hit) : 'nothing'}`);
    }
    for (const element of all) {
      if (!isShown(element) || element.matches('select, input, textarea, canvas, option')) continue;
      const hasText = [...element.childNodes].some(
        (node) => node.nodeType === Node.TEXT_NODE && node.textContent.trim() !== '',
      );
      if (!hasText || element.clientWidth <= 2) continue;
      const { overflowX, textOverflow } = getComputedStyle(element);
      if (
        overflowX === 'hidden' &&
        textOverflow !== 'ellipsis' &&
        element.scrollWidth > element.clientWidth + 1
      )
        faults.push(`ends: ${name(element)}`);
      const { cut, right, left } = seenRect(element);
      const ellipsed = pathTo(element).some((one) =>
        one === element ? false : getComputedStyle(one).textOverflow === 'ellipsis',
      );
      if (cut && right - left > 0 && !isScrolled(element) && !ellipsed)
        faults.push(`cut text: ${name(element)}`);
    }
    return [...new Set(faults)];
  });
}
