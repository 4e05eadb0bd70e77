/** A board that answers as a test wants it to, on a TCP port: for what no simulated chair would say. */

import { loadProfile } from '../../src/app/chair-profiles.ts';
import { openTcpFarEnd } from '../../src/app/tcp-far-end.ts';
import { envelopeHash } from '../../src/chair/envelope.ts';
import { decodeLine, encodeLineBytes, NO_EPOCH } from '../../src/protocol/line.ts';
import { LineSplitter } from '../../src/protocol/line-splitter.ts';
import type { BoardMessage, Message, MessageOf } from '../../src/protocol/messages.ts';

const EPOCH = 'beef';
const WELL: MessageOf<'ct'> = {
  name: 'ct',
  fault: 'none',
  faultId: 0,
  faultMs: 0,
  detail: 0,
  stops: 0,
  noise: 0,
  refused: 0,
  late: 0,
};

const AT_REST: MessageOf<'tm'> = {
  name: 'tm',
  boardMs: 1_000,
  planTick: 0,
  state: 'disarmed',
  carriageUm: 0,
  widthUm: 60_000,
  depthAUm: 0,
  depthBUm: 0,
  forceACentiN: 0,
  forceBCentiN: 0,
  kneadMilliHz: 0,
  queueMs: 0,
  ratePermille: 1_000,
  flags: '003',
};

/** A whole board that identifies itself as the default chair and is not a simulator. */
export function identity(nonce: string): MessageOf<'iam'> {
  return {
    name: 'iam',
    nonce,
    epoch: EPOCH,
    major: 1,
    minor: 0,
    model: 'tsubo-duo',
    serial: 'fake-1',
    simulated: 0,
    envelope: envelopeHash(loadProfile('tsubo-duo')),
    capabilities: '000d',
  };
}

export interface FakeBoard {
  /** What a host writes after `--chair`. */
  readonly address: string;
  /** Names of all messages that came, in order. */
  readonly heard: readonly string[];
  /** From now on it says ten times a second that it is at rest and nothing is wrong. */
  live(): void;
  close(): Promise<void>;
}

/** `answers` says what to send for each message of the host; nothing for null. */
export async function openFakeBoard(answers: (message: Message) => BoardMessage | null): Promise<FakeBoard> {
  const end = await openTcpFarEnd(0);
  const heard: string[] = [];
  const splitter = new LineSplitter({
    onStop: () => heard.push('stop byte'),
    onNoise: () => heard.push('noise'),
    onLine: (text) => {
      const line = decodeLine(text, 'host');
      if (!line.ok) return;
      heard.push(line.message.name);
      const answer = answers(line.message);
      if (answer === null) return;
      const epoch = answer.name === 'iam' || answer.name === 'wait' ? NO_EPOCH : EPOCH;
      end.far.write(encodeLineBytes(answer, epoch, null));
    },
  });
  end.far.onBytes((bytes) => splitter.push(bytes));
  let pulse: NodeJS.Timeout | null = null;
  return {
    address: `tcp:127.0.0.1:${end.port}`,
    heard,
    live: () => {
      pulse ??= setInterval(() => {
        for (const said of [AT_REST, WELL]) end.far.write(encodeLineBytes(said, EPOCH, null));
      }, 100);
    },
    close: () => {
      if (pulse !== null) clearInterval(pulse);
      return end.close();
    },
  };
}
