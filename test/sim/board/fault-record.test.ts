import { expect, test } from 'vitest';
import { FAULT_MEMORY_BYTES, FaultRecord } from '../../../sim/board/fault-record.ts';
import { bench, greet, holding, must } from './support/armed-chair.ts';

const SEAT = { fault: 'seat-lost', id: 7, ms: 61_000, detail: 0 } as const;
const FORCE = { fault: 'force-over', id: 8, ms: 99_000, detail: -2_000_000_000 } as const;

function steps(record: FaultRecord, ms: number): void {
  for (let i = 0; i < ms; i++) record.step();
}

test('H32 a power cut at any byte leaves the record before, or the new one, and never a mix', () => {
  for (let cutMs = 0; cutMs <= 25; cutMs++) {
    const memory = new Uint8Array(FAULT_MEMORY_BYTES);
    const first = new FaultRecord(memory);
    first.keep(SEAT, SEAT.id);
    steps(first, 30);
    first.keep(FORCE, FORCE.id);
    steps(first, cutMs);
    const { latched, counter } = new FaultRecord(memory).last;
    expect([SEAT, FORCE]).toContainEqual(latched);
    expect(counter).toBe(latched?.fault === 'seat-lost' ? 1 : 2);
    expect(cutMs < 20 ? SEAT : FORCE).toEqual(latched);
  }
});

test('H32 any bit flipped in the newest record leaves the one before', () => {
  for (let bit = 0; bit < 20 * 8; bit++) {
    const memory = new Uint8Array(FAULT_MEMORY_BYTES);
    const record = new FaultRecord(memory);
    record.keep(SEAT, SEAT.id);
    steps(record, 30);
    record.keep(FORCE, FORCE.id);
    steps(record, 30);
    memory[bit >> 3] = (memory[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    expect(new FaultRecord(memory).last.latched).toEqual(SEAT);
  }
});

test('H02 H32 pulling the plug does not make a fault go away: it is latched again, with its number and time', () => {
  const b = bench();
  holding(b);
  b.chair.seat(false);
  b.host.run(1500);
  const { fault, faultId, faultMs } = b.host.last('ct');
  expect(fault).toBe('seat-lost');
  b.chair.powerOff();
  b.chair.seat(true);
  b.host.run(500);
  b.chair.powerOn();
  b.host.hello();
  b.host.run(60);
  expect(b.host.last('ct')).toMatchObject({ fault, faultId, faultMs });
  expect(b.host.last('tm').state).toBe('faulted');
  expect(b.host.ask({ name: 'arm', edge: 1 })).toBe('faulted');
  must(b.host.ask({ name: 'clr', faultId }));
  must(b.host.ask({ name: 'arm', edge: 1 }));
});

test('H20 H32 a cleared fault stays cleared, and numbers go on across the power', () => {
  const b = bench();
  greet(b);
  const before = b.host.faultId;
  holding(b);
  b.chair.cover(false);
  b.host.run(1500);
  b.chair.cover(true);
  b.host.run(10);
  must(b.host.ask({ name: 'clr', faultId: b.host.faultId }));
  const cleared = b.host.last('ct');
  b.host.run(60);
  b.chair.powerOff();
  b.chair.powerOn();
  b.host.hello();
  b.host.run(60);
  expect(b.host.last('ct').fault).toBe('power');
  expect(b.host.last('ct').faultId).toBeGreaterThan(before);
  expect(cleared.fault).toBeDefined();
});
