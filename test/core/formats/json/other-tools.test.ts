import { expectSameSession, fixture, wellFormedSession } from '../../../support/fixture.ts';
import { splitJson } from '../../../support/split-json.ts';

describe('A session from another tool in JSON', () => {
  it('comes back the same when jq wrote it again, indented and its keys sorted', async () => {
    const file = await fixture('json/session-jq.json');
    for (const sizes of [undefined, [1], [100]]) {
      expectSameSession(splitJson(file, sizes), splitJson(await wellFormedSession()));
    }
  });
});
