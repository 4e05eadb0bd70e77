import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ByteLink } from '../../src/link/byte-link.ts';
import type { FarEnd } from '../../src/link/far-end.ts';
import { Random } from '../../src/units/random.ts';

/** One line, and the means to stand at its far end. */
export interface Line {
  /** A link to this line that has not been opened. */
  link(): ByteLink;
  /** Null on a real port, where a chair stands and does not echo. */
  readonly far: FarEnd | null;
  /** Lets time pass until `holds`, real or virtual. */
  until(holds: () => boolean): Promise<void>;
  /** Pulls the cable. Null on a real port. */
  readonly cut: (() => Promise<void>) | null;
  end(): Promise<void>;
}

const STOP = Uint8Array.of(0x80, 0x80, 0x80);
const SEED = 20_261;

/** What the host's end of a line saw. */
class Ear {
  readonly bytes: number[] = [];
  readonly lost: string[] = [];
  onBytes(bytes: Uint8Array): void {
    this.bytes.push(...bytes);
  }
  onLost(cause: string): void {
    this.lost.push(cause);
  }
}

function someBytes(count: number): Uint8Array {
  const random = new Random(SEED);
  return Uint8Array.from({ length: count }, () => random.integer(0, 255));
}

/** Every link keeps the contract of src/link/byte-link.ts; `make` gives a fresh line for each test. */
export function describeByteLink(make: () => Promise<Line>): void {
  let line: Line;
  let heard: number[];
  beforeEach(async () => {
    line = await make();
    heard = [];
    line.far?.onBytes((bytes) => heard.push(...bytes));
  });
  afterEach(() => line.end());

  async function opened(): Promise<{ link: ByteLink; ear: Ear }> {
    const link = line.link();
    const ear = new Ear();
    await link.open(ear);
    return { link, ear };
  }

  async function writeAll(link: ByteLink, bytes: Uint8Array): Promise<void> {
    const random = new Random(SEED + 1);
    for (let at = 0; at < bytes.length; ) {
      const length = random.integer(1, 200);
      const piece = bytes.subarray(at, at + length);
      await line.until(() => link.room() >= piece.length);
      expect(link.room()).toBeGreaterThanOrEqual(piece.length);
      link.write(piece);
      at += piece.length;
    }
  }

  it('has room for 256 bytes, counts what is under way, and gets the room back', async () => {
    const { link } = await opened();
    expect(link.room()).toBe(256);
    link.write(new Uint8Array(100).fill(0x0a));
    link.write(new Uint8Array(156).fill(0x0a));
    expect(link.room()).toBe(0);
    await line.until(() => link.room() === 256);
    expect(link.room()).toBe(256);
    await link.close();
  });

  it('closes twice, then takes nothing and says nothing', async () => {
    const { link, ear } = await opened();
    await Promise.all([link.close(), link.close()]);
    await link.close();
    expect(link.room()).toBe(0);
    expect(() => link.urgent(STOP)).not.toThrow();
    expect(() => link.write(STOP)).not.toThrow();
    expect(ear.lost).toEqual([]);
  });

  it('takes an urgent byte when there is no room', async () => {
    const { link } = await opened();
    link.write(new Uint8Array(256).fill(0x0a));
    expect(() => link.urgent(STOP)).not.toThrow();
    expect(link.room()).toBe(0);
    await line.until(() => link.room() === 256);
    expect(link.room()).toBe(256);
    await link.close();
  });

  it('opens again after a close', async () => {
    for (let time = 0; time < 3; time += 1) {
      const { link } = await opened();
      expect(link.room()).toBe(256);
      await link.close();
    }
  });

  /** Tests that need somebody at the far end. */
  function withFarEnd(title: string, test: (far: FarEnd) => Promise<void>): void {
    it(title, async (context) => {
      if (line.far === null) context.skip('a real chair stands at the far end');
      else await test(line.far);
    });
  }

  describe('with somebody at the far end', () => {
    withFarEnd('carries every byte value to the chair, in order, however it is cut', async () => {
      const { link } = await opened();
      const sent = someBytes(12_000);
      await writeAll(link, sent);
      await line.until(() => heard.length >= sent.length);
      expect(Uint8Array.from(heard)).toEqual(sent);
      await link.close();
    });

    withFarEnd('carries every byte value from the chair, in order, however it is cut', async (far) => {
      const { link, ear } = await opened();
      const sent = someBytes(12_000);
      const random = new Random(SEED + 2);
      for (let at = 0; at < sent.length; ) {
        const piece = sent.subarray(at, at + random.integer(1, 300));
        far.write(piece);
        at += piece.length;
        // A chair's line has no flow control: what nobody takes in time is lost.
        await line.until(() => at - ear.bytes.length < 1_000);
      }
      await line.until(() => ear.bytes.length >= sent.length);
      expect(Uint8Array.from(ear.bytes)).toEqual(sent);
      await link.close();
    });

    withFarEnd('lets a stop overtake what the system has not got yet', async () => {
      const { link } = await opened();
      link.write(new Uint8Array(256).fill(0x41));
      link.urgent(STOP);
      await line.until(() => heard.length >= 259);
      expect(heard.indexOf(0x80)).toBeLessThanOrEqual(128);
      expect(heard.filter((byte) => byte === 0x80)).toHaveLength(3);
      expect(heard).toHaveLength(259);
      await link.close();
    });

    withFarEnd("does not keep the caller's array", async () => {
      const { link } = await opened();
      const reused = new Uint8Array(256).fill(0x41);
      link.write(reused);
      reused.fill(0x42);
      await line.until(() => heard.length >= 256);
      expect(heard).toEqual(Array.from({ length: 256 }, () => 0x41));
      await link.close();
    });

    withFarEnd('brings out a stop that was written just before the close', async () => {
      const { link } = await opened();
      link.write(new Uint8Array(200).fill(0x41));
      link.urgent(STOP);
      await link.close();
      await line.until(() => heard.length >= 203);
      expect(heard.filter((byte) => byte === 0x80)).toHaveLength(3);
      expect(heard).toHaveLength(203);
    });

    withFarEnd('works both ways again after a close', async (far) => {
      const first = await opened();
      await first.link.close();
      const { link, ear } = await opened();
      link.write(Uint8Array.of(1, 2, 3));
      await line.until(() => heard.length >= 3);
      far.write(Uint8Array.of(4, 5, 6));
      await line.until(() => ear.bytes.length >= 3);
      expect(heard).toEqual([1, 2, 3]);
      expect(ear.bytes).toEqual([4, 5, 6]);
      expect(first.ear.bytes).toEqual([]);
      await link.close();
    });

    withFarEnd('notices the loss of the line, once', async () => {
      const { link, ear } = await opened();
      await line.cut?.();
      await line.until(() => ear.lost.length > 0);
      expect(ear.lost).toHaveLength(1);
      link.write(STOP);
      expect(() => link.urgent(STOP)).not.toThrow();
      expect(link.room()).toBe(0);
      await link.close();
      await link.close();
      expect(ear.lost).toHaveLength(1);
    });

    withFarEnd('notices the loss of the line in the middle of writing, once', async () => {
      const { link, ear } = await opened();
      link.write(new Uint8Array(256).fill(0x41));
      const cut = line.cut?.();
      link.urgent(STOP);
      await cut;
      await line.until(() => ear.lost.length > 0);
      await link.close();
      expect(ear.lost).toHaveLength(1);
    });

    withFarEnd('says nothing about a line that is lost after the close', async () => {
      const { link, ear } = await opened();
      await link.close();
      await line.cut?.();
      expect(ear.lost).toEqual([]);
    });
  });
}
