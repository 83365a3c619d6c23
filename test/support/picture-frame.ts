import { oneEvent } from '@open-wc/testing';

/** The document of a frame such as a picture is shown in; the frame goes with the fixtures' wrapper. */
export async function pictureFrame(): Promise<HTMLIFrameElement> {
  const frame = document.createElement('iframe');
  frame.setAttribute('sandbox', 'allow-same-origin');
  frame.srcdoc = '<!doctype html>';
  frame.width = '800';
  frame.height = '600';
  document.body.append(frame);
  await oneEvent(frame, 'load');
  return frame;
}
