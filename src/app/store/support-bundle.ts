/** `tsubo support-bundle`: one file with what somebody who helps needs to know, and nothing about persons. */
import { readFileSync, writeFileSync } from 'node:fs';
import { platform, release } from 'node:os';
import { join } from 'node:path';
import { envelopeHash } from '../../chair/envelope.ts';
import type { SupportCommand } from '../../cli/store-commands.ts';
import { ChairError, EXIT_CODES } from '../../units/chair-error.ts';
import { loadProfile, profileNames } from '../chair-profiles.ts';
import type { Terminal } from '../terminal.ts';
import { boardRecord } from './audit.ts';
import { keyFolder } from './key-files.ts';
import { readSlots, type SlotOnChair } from './slots-on-chair.ts';
import { onStoreLine, type StoreLine } from './store-line.ts';

/** Counters come once a second. */
const COUNTERS_MS = 1_500;
const LAST_LINES = 400;
const LAST_CHANGES = 50;

export function supportBundle(
  { chair, tracePath, outPath }: SupportCommand,
  version: string,
  terminal: Terminal,
): Promise<number> {
  return onStoreLine(chair.address, async (line) => {
    const bundle = {
      tsubo: version,
      node: terminal.process.version,
      system: `${platform()} ${release()}`,
      ...(await chairPart(line)),
      changes: lastChanges(terminal),
      trace: tracePath === null ? [] : lastLines(tracePath),
    };
    writeFileSync(outPath, `${JSON.stringify(bundle, null, 2)}\n`);
    terminal.stdout.write(`${outPath} is written. Look through it before you send it to anybody.\n`);
    return EXIT_CODES.ok;
  });
}

async function chairPart(line: StoreLine): Promise<object> {
  const { client, identity } = line;
  const slots = await readSlots(client);
  await client.pause(COUNTERS_MS);
  const known = profileNames().includes(identity.model) ? envelopeHash(loadProfile(identity.model)) : null;
  return {
    chair: identity,
    profile: { known: known !== null, fits: known === identity.envelope },
    counters: client.counters,
    slots: slots.map(slotPart),
    history: (await boardRecord(line)).map(({ name: _, who: __, ...change }) => change),
  };
}

function slotPart({ slot, info, header, other, stamp }: SlotOnChair): object {
  return {
    slot,
    id: header?.id ?? null,
    version: header?.version ?? null,
    keyId: header?.keyId ?? null,
    stamp,
    trial: info.trial,
    active: info.active,
    playing: info.playing,
    record: info.record,
    other: other === null ? null : { id: other.id, version: other.version },
  };
}

/** Of what was changed from this computer, without who changed it. */
function lastChanges(terminal: Terminal): readonly object[] {
  try {
    const lines = readFileSync(join(keyFolder(terminal), 'audit.ndjson'), 'utf8')
      .trim()
      .split('\n');
    return lines.slice(-LAST_CHANGES).map((line) => {
      const { who: _, ...change } = JSON.parse(line) as Record<string, unknown>;
      return change;
    });
  } catch {
    return [];
  }
}

/** Lines of the protocol: places and forces, no names. */
function lastLines(path: string): readonly string[] {
  try {
    return readFileSync(path, 'utf8').trim().split('\n').slice(-LAST_LINES);
  } catch (error) {
    throw new ChairError(
      'usage',
      `Cannot read the trace: ${(error as Error).message}.`,
      'Leave out --trace.',
      {
        cause: error,
      },
    );
  }
}
