import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { checkedProfile, problemLines } from '../../src/app/profile-file.ts';
import { firmataWorld, playOut } from './firmata-play.ts';

const PAGE = readFileSync(new URL('../../protocols/firmata/add-a-chair.md', import.meta.url), 'utf8');
const DEMO = readFileSync(new URL('../../programs/demo.yaml', import.meta.url), 'utf8');
const folder = mkdtempSync(join(tmpdir(), 'tsubo-chair-'));
const file = join(folder, 'my-chair.yaml');

afterAll(() => rmSync(folder, { recursive: true }));

/** What `chairs check my-chair.yaml` says of the file as far as it is written. */
function checked(text: string): readonly string[] {
  const { profile, problems } = checkedProfile(text);
  if (profile !== null) return [`my-chair.yaml: ${profile.title} is right.`];
  return problemLines('my-chair.yaml', problems);
}

describe('the page that tells how a chair is added', () => {
  const blocks = [...PAGE.matchAll(/```(yaml|console)\n([\s\S]*?)```/g)];

  it('leads, block by block, to a chair that plays', async () => {
    let text = '';
    let checks = 0;
    let plays = 0;
    for (const [, kind, block = ''] of blocks) {
      if (kind === 'yaml') {
        text += block;
        continue;
      }
      const [command = '', ...said] = block.trimEnd().split('\n');
      if (command === '$ npx tsubo chairs check my-chair.yaml') {
        expect(checked(text)).toEqual(said);
        checks += 1;
        continue;
      }
      expect(command).toMatch(/^\$ npx tsubo play programs\/demo\.yaml --chair sim --profile my-chair\.yaml/);
      writeFileSync(file, text);
      const play = firmataWorld(DEMO, { chair: file });
      await playOut(play, 300_000);
      expect(play.world.session.outcome).toMatchObject({ exit: 'ok' });
      plays += 1;
    }
    expect({ checks, plays }).toEqual({ checks: 2, plays: 1 });
  });
});
