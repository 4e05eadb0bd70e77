import { describe, expect, it } from 'vitest';
import { Air, type Cell } from '../../../sim/board/air.ts';
import { AirWatch } from '../../../sim/board/air-watch.ts';
import { HeatWatch } from '../../../sim/board/heat-watch.ts';
import { Heating } from '../../../sim/board/heating.ts';
import { VALVE } from '../../../sim/plant/port.ts';
import { shippedProfile } from './support/profiles.ts';

const { air: cells, heater } = shippedProfile('tsubo-duo');
if (cells === null || heater === null) throw new Error('the shipped chair has air and heat');

/** A cell as the board has it, in any state; every watch below looks once a millisecond. */
function watchedCell() {
  const air = new Air(cells ?? []);
  const watch = new AirWatch(air);
  const cell = air.cells[2] as Cell;
  /** The fault and when it came, within `forMs` of the same. */
  const found = (forMs: number) => {
    for (let ms = 1; ms <= forMs; ms += 1) {
      const fault = watch.step();
      if (fault !== null) return { ...fault, ms };
    }
    return null;
  };
  return { air, cell, found };
}

describe('what the board sees of its air (H09)', () => {
  it('a cell a tenth over what it may have, for 50 ms', () => {
    const { cell, found } = watchedCell();
    cell.askedPa = cell.maxPa;
    cell.valve = VALVE.fill;
    cell.pa = cell.maxPa * 1.1;
    expect(found(700)).toBeNull();
    cell.pa = cell.maxPa * 1.1 + 1;
    expect(found(49)).toBeNull();
    cell.pa = cell.maxPa;
    expect(found(1)).toBeNull();
    cell.pa = cell.maxPa * 1.1 + 1;
    expect(found(100)).toEqual({ fault: 'air-over', detail: 2, ms: 50 });
  });

  it.each([-3_000, 60_000, Number.NaN])('a pressure of %d Pa, which no sensor reads', (pa) => {
    const { cell, found } = watchedCell();
    cell.pa = pa;
    expect(found(1)).toEqual({ fault: 'air-implausible', detail: 2, ms: 1 });
    const near = watchedCell();
    near.cell.pa = pa === -3_000 ? -2_999 : 0;
    expect(near.found(100)).toBeNull();
  });

  it('a cell that is on for longer than it may, counted until it is empty', () => {
    const { cell, found } = watchedCell();
    cell.askedPa = 5_000;
    cell.pa = 5_000;
    expect(found(cell.maxOnMs - 10)).toBeNull();
    cell.askedPa = 0;
    cell.pa = 3_000;
    expect(found(5)).toBeNull();
    cell.askedPa = 5_000;
    expect(found(100)).toMatchObject({ fault: 'max-on', ms: 11 });
    const rested = watchedCell();
    rested.cell.askedPa = 5_000;
    rested.cell.pa = 5_000;
    rested.found(rested.cell.maxOnMs - 10);
    rested.cell.askedPa = 0;
    rested.cell.pa = 2_999;
    rested.found(1);
    rested.cell.askedPa = 5_000;
    expect(rested.found(100)).toBeNull();
  });

  it('a cell that is not full in 12 s, or that stands elsewhere than the line of its pump', () => {
    const slow = watchedCell();
    slow.cell.askedPa = 20_000;
    slow.cell.valve = VALVE.fill;
    slow.cell.pa = 10_000;
    slow.air.linePa = 15_000;
    expect(slow.found(20_000)).toEqual({ fault: 'air-implausible', detail: 2, ms: 12_000 });
    for (const awayPa of [5_001, -5_001]) {
      const { air, cell, found } = watchedCell();
      cell.askedPa = 20_000;
      cell.valve = VALVE.fill;
      cell.pa = 12_000;
      air.linePa = 12_000 + awayPa;
      expect(found(20_000)).toEqual({ fault: 'air-implausible', detail: 2, ms: 800 });
    }
  });

  it('a cell that does not empty, or fills by itself, told again after it was cleared', () => {
    const { cell, found } = watchedCell();
    cell.valve = VALVE.vent;
    cell.pa = 4_001;
    expect(found(2_000)).toEqual({ fault: 'air-stuck', detail: 2, ms: 1_500 });
    expect(found(2_000)).toEqual({ fault: 'air-stuck', detail: 2, ms: 1_500 });
    cell.pa = 4_000;
    expect(found(2_000)).toBeNull();
  });
});

function watchedPad() {
  const heating = new Heating(heater as NonNullable<typeof heater>);
  const watch = new HeatWatch(heating);
  const found = (forMs: number, each: (ms: number) => void = () => undefined) => {
    for (let ms = 1; ms <= forMs; ms += 1) {
      each(ms);
      const fault = watch.step();
      if (fault !== null) return { ...fault, ms };
    }
    return null;
  };
  return { heating, found };
}

describe('what the board sees of its pad (H12)', () => {
  it.each([-10, 80, Number.NaN])('%d °C, which no thermistor reads', (surfaceC) => {
    const { heating, found } = watchedPad();
    heating.surfaceC = surfaceC;
    expect(found(1)).toMatchObject({ fault: 'heat-implausible', ms: 1 });
  });

  it('its cut-out at once, and half a degree over the most after 3 s', () => {
    const hot = watchedPad();
    hot.heating.surfaceC = hot.heating.cutOutC;
    expect(hot.found(1)).toEqual({ fault: 'heat-over', detail: hot.heating.cutOutC * 1000, ms: 1 });
    const warm = watchedPad();
    warm.heating.surfaceC = warm.heating.maxC + 0.5;
    expect(warm.found(10_000)).toBeNull();
    warm.heating.surfaceC = warm.heating.maxC + 0.6;
    expect(warm.found(10_000)).toMatchObject({ fault: 'heat-over', ms: 3_000 });
  });

  it('on for longer than it may be', () => {
    const { heating, found } = watchedPad();
    heating.askedC = 38;
    expect(found(heating.maxOnMs)).toBeNull();
    expect(found(1)).toMatchObject({ fault: 'max-on' });
  });

  it('a jump of more than 3 °C within a second', () => {
    const { heating, found } = watchedPad();
    heating.surfaceC = 30;
    found(2_000);
    heating.surfaceC = 33;
    expect(found(1_500)).toBeNull();
    heating.surfaceC = 36.1;
    expect(found(1_500)).toMatchObject({ fault: 'heat-implausible' });
  });

  it('exactly the same for 20 s with current, and no warmer in a minute of it', () => {
    const same = watchedPad();
    same.heating.on = true;
    same.heating.surfaceC = 30;
    expect(same.found(30_000)).toMatchObject({ fault: 'heat-implausible', ms: 20_001 });
    const still = watchedPad();
    still.heating.on = true;
    const noise = (ms: number): void => {
      still.heating.surfaceC = 30 + (ms % 2) * 0.01;
    };
    expect(still.found(70_000, noise)).toMatchObject({ fault: 'heat-implausible', ms: 60_001 });
  });

  it('warmer without current, but for a person who sits down', () => {
    const rising = (fromC: number) => {
      const { heating, found } = watchedPad();
      return found(45_000, (ms) => {
        heating.surfaceC = fromC + ms * 0.00005;
      });
    };
    expect(rising(36)).toMatchObject({ fault: 'heat-over', ms: 20_001 });
    expect(rising(30)).toBeNull();
  });

  it('a thermistor that is 1.5 °C from what the current must have made, for 5 s', () => {
    const { heating, found } = watchedPad();
    heating.surfaceC = 30;
    heating.reckonedC = 31.5;
    expect(found(10_000)).toBeNull();
    heating.reckonedC = 31.6;
    expect(found(10_000)).toMatchObject({ fault: 'heat-implausible', ms: 5_000 });
  });
});
