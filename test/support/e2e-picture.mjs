import { within } from './e2e-panel.mjs';

/** What the frame of the picture shows, shadows included. */
export function pictureText(page) {
  return page.$eval(within('devtools-picture >>> iframe'), (frame) => {
    const texts = [];
    const walk = (node) => {
      if (node.nodeType === Node.TEXT_NODE) texts.push(node.nodeValue);
      if (node.shadowRoot) walk(node.shadowRoot);
      if (node.localName !== 'picture-style') node.childNodes.forEach(walk);
    };
    walk(frame.contentDocument);
    return texts.join(' ').replace(/\s+/g, ' ');
  });
}
