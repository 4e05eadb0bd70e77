import { afterAll, describe, expect, it } from 'vitest';
import type { BoardMessage, Message, MessageOf } from '../../../src/protocol/messages.ts';
import { type Ended, runCommand } from '../../support/command.ts';
import { expectFailure } from '../../support/expect-failure.ts';
import { type FakeBoard, identity, openFakeBoard } from '../../support/fake-board.ts';

const boards: FakeBoard[] = [];
afterAll(() => Promise.all(boards.map((board) => board.close())));

interface Met {
  readonly ended: Ended;
  readonly board: FakeBoard;
}

/** Plays on a board that answers a hello so, and then says what a board says, unless it is to fall silent. */
async function met(
  answer: (nonce: string) => BoardMessage,
  { more = [], silent = false }: { more?: readonly string[]; silent?: boolean } = {},
): Promise<Met> {
  const board = await openFakeBoard((message: Message) =>
    message.name === 'hello' ? answer((message as MessageOf<'hello'>).nonce) : null,
  );
  boards.push(board);
  if (!silent) board.live();
  const chair = ['--chair', board.address, '--stature', '170', '--shoulder', 'table'];
  return { ended: await runCommand(['play', 'programs/demo.yaml', ...chair, ...more]), board };
}

/** Nothing that could make anything move was sent. */
function expectUntouched({ heard }: FakeBoard): void {
  const harmless = ['hello', 'hb', 'syn', 'stp', 'stop byte'];
  expect(heard.filter((name) => !harmless.includes(name))).toEqual([]);
}

// Nothing is timed here but the patience of the host, which a busy computer may exhaust.
describe.concurrent('a board that this Tsubo does not fit', { retry: 2 }, () => {
  it('of another protocol version', async () => {
    const { ended, board } = await met((nonce) => ({ ...identity(nonce), major: 2 }));
    expectFailure(ended, 'incompatible', 'chair-link 2.0', 'Install a newer Tsubo');
    expectUntouched(board);
  });

  it('with another envelope than its profile', async () => {
    const { ended, board } = await met((nonce) => ({ ...identity(nonce), envelope: '0123456789abcdef' }));
    expectFailure(ended, 'incompatible', '0123456789abcdef', 'technician');
    expectUntouched(board);
  });

  it('of a model that nobody has described', async () => {
    const { ended, board } = await met((nonce) => ({ ...identity(nonce), model: 'recliner-9' }));
    expectFailure(ended, 'incompatible', 'recliner-9', 'tsubo-duo');
    expectUntouched(board);
  });

  it('which is a real one: nobody is taken for a simulator', async () => {
    const { ended, board } = await met(identity, { more: ['--yes-simulated'] });
    expectFailure(ended, 'refused', '--yes-simulated');
    expectUntouched(board);
  });

  it('which is a real one, and nobody is there to be asked', async () => {
    const { ended, board } = await met(identity);
    expectFailure(ended, 'refused', 'not an interactive terminal');
    expectUntouched(board);
  });

  it('that never stops moving', async () => {
    const { ended, board } = await met((nonce) => ({ name: 'wait', nonce, state: 'stopping' }));
    expectFailure(ended, 'busy', 'still moving');
    expectUntouched(board);
  });

  it('that says who it is and then nothing more', async () => {
    const more = ['--yes-simulated'];
    const { ended, board } = await met((nonce) => ({ ...identity(nonce), simulated: 1 }), {
      more,
      silent: true,
    });
    expectFailure(ended, 'link-lost', 'silent');
    expectUntouched(board);
  });
});
