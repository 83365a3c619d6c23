import { html, nothing } from 'lit';
import type { LitElement, TemplateResult } from 'lit';
import type { PictureSwitch } from '../../core/index.ts';
import type { Command } from '../commands/command.ts';
import type { ReplayController } from '../player/replay-controller.ts';

const NO_COLLECTOR = 'Needs @rrweb/record, and domCollector() of devtools-panel/collectors/dom.';

const isOn = (picture: PictureSwitch | undefined): boolean => picture?.state === 'on';

/** The page at the moment of the replay, where it was recorded; its code comes with such a replay. */
export function renderPicture({ replay, position }: ReplayController): TemplateResult | typeof nothing {
  if (!replay?.hasPicture) return nothing;
  return html`<devtools-picture .replay=${replay} .seq=${position.seq}></devtools-picture>`;
}

/** The switch that records the page itself, for the panel's menu. @param picture - undefined where nothing records it */
export function renderPictureSwitch(
  host: LitElement,
  picture: PictureSwitch | undefined,
): TemplateResult {
  const problem = picture ? picture.problem : NO_COLLECTOR;
  const turn = async ({ target }: Event): Promise<void> => {
    await picture!.turn(!isOn(picture));
    // It may have failed, and then is what it was.
    (target as HTMLInputElement).checked = isOn(picture);
    host.requestUpdate();
  };
  return html`<label class="line"
      >Record the picture
      <input
        type="checkbox"
        id="record-picture"
        aria-describedby="picture-problem"
        ?disabled=${!picture}
        .checked=${isOn(picture)}
        @change=${turn}
      />
    </label>
    <p class="line dim note" id="picture-problem" ?hidden=${!problem}>${problem}</p>`;
}

/** The same as a command. */
export function pictureCommand(host: LitElement, picture: PictureSwitch | undefined): Command {
  return {
    id: 'picture.record',
    label: isOn(picture) ? 'Stop recording the picture' : 'Record the picture',
    isDisabled: !picture,
    run: () => void picture?.turn(!isOn(picture)).then(() => host.requestUpdate()),
  };
}
