/** Memory that outlives the power: whenever it is cut, the last whole record is there, and only of its own kind. */
import { expect, test } from 'vitest';
import { FAULT_MEMORY_BYTES, FaultRecord } from '../../../sim/board/fault-record.ts';
import { memoryBytes, TwoPlaces } from '../../../sim/board/two-places.ts';

const SHAPE = { mark: 0xa1, bytes: 6 };

function written(places: TwoPlaces, byte: number, ms = 100): void {
  places.keep(new Uint8Array(SHAPE.bytes).fill(byte));
  for (let i = 0; i < ms; i++) places.step();
}

test('a record that comes while another is being written waits: a cut at any byte leaves a whole one', () => {
  for (let cutMs = 0; cutMs <= 40; cutMs++) {
    for (const secondMs of [1, 5, 14]) {
      const memory = new Uint8Array(memoryBytes(SHAPE));
      const places = new TwoPlaces(memory, SHAPE);
      written(places, 1);
      written(places, 2, Math.min(secondMs, cutMs));
      written(places, 3, Math.max(0, cutMs - secondMs));
      const { found, counter } = new TwoPlaces(memory, SHAPE);
      const kept = found?.[0] ?? 0;
      expect(kept, `${secondMs} ${cutMs}`).toBe(cutMs >= 30 ? 3 : cutMs >= 15 ? 2 : 1);
      expect(counter).toBe(kept);
    }
  }
});

test('of three that come at once the last is written after the first, and it says when it is done', () => {
  const memory = new Uint8Array(memoryBytes(SHAPE));
  const places = new TwoPlaces(memory, SHAPE);
  expect(places.isBusy).toBe(false);
  written(places, 9, 0);
  expect(places.isBusy).toBe(true);
  for (const byte of [1, 2, 3]) written(places, byte, 1);
  expect(places.isBusy).toBe(true);
  for (let i = 0; i < 20; i++) places.step();
  expect(places.isBusy).toBe(true);
  for (let i = 0; i < 7; i++) places.step();
  expect(places.isBusy).toBe(false);
  expect(new TwoPlaces(memory, SHAPE)).toMatchObject({ counter: 2, found: new Uint8Array(6).fill(3) });
});

test('what another kind of record has left, and what nobody has written, is nothing', () => {
  const memory = new Uint8Array(memoryBytes(SHAPE));
  expect(new TwoPlaces(memory, SHAPE)).toMatchObject({ counter: 0, found: null });
  written(new TwoPlaces(memory, { ...SHAPE, mark: 0xa2 }), 7);
  expect(new TwoPlaces(memory, SHAPE)).toMatchObject({ counter: 0, found: null });
});

test('the number of the last fault is kept once it is cleared, so that no later one has the same', () => {
  const memory = new Uint8Array(FAULT_MEMORY_BYTES);
  const record = new FaultRecord(memory);
  record.keep(null, 12);
  for (let i = 0; i < 30; i++) record.step();
  expect(new FaultRecord(memory).last).toEqual({ counter: 1, lastId: 12, latched: null });
});
