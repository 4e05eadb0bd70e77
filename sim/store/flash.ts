/**
 * A flash chip as boards have them: a sector is erased to ones as a whole, writing only turns ones into zeros, and both
 * take time, during which the power may go. Then what was being written is torn: bytes not reached, bits half done; what
 * was being erased is neither what it was nor empty. It wears out with erasing, and a bit may change by itself.
 */
import type { Random } from '../../src/units/random.ts';

export const SECTOR_BYTES = 4_096;
export const PAGE_BYTES = 256;
/** Typical of the small serial chips boards carry (3 ms and 400 ms at worst). [design default] */
const ERASE_MS = 45;
const PROGRAM_MS = 1;
/** Erases a sector stands. [design default: what such chips promise] */
const ENDURANCE = 100_000;
const ERASED = 0xff;

export type FlashJob =
  | { readonly kind: 'erase'; readonly sector: number }
  /** Inside one page. */
  | { readonly kind: 'program'; readonly at: number; readonly bytes: Uint8Array };

/** Bytes a job goes over: the places at which the power may go. */
export function jobBytes(job: FlashJob): number {
  return job.kind === 'erase' ? SECTOR_BYTES : job.bytes.length;
}

export class Flash {
  private readonly cells: Uint8Array;
  private readonly erases: number[];
  private running: { readonly job: FlashJob; leftMs: number } | null = null;

  /** `cells` are what an earlier power-up left; new chips are empty. */
  constructor(sectors: number, cells?: Uint8Array) {
    this.cells = cells ?? new Uint8Array(sectors * SECTOR_BYTES).fill(ERASED);
    this.erases = Array.from({ length: sectors }, () => 0);
  }

  get isBusy(): boolean {
    return this.running !== null;
  }

  read(at: number, length: number): Uint8Array {
    return this.cells.slice(at, at + length);
  }

  /** Nothing else may be running. */
  start(job: FlashJob): void {
    this.running = { job, leftMs: job.kind === 'erase' ? ERASE_MS : PROGRAM_MS };
  }

  /** One millisecond. */
  step(): void {
    if (this.running === null) return;
    this.running.leftMs -= 1;
    if (this.running.leftMs > 0) return;
    const { job } = this.running;
    this.running = null;
    if (job.kind === 'program') this.write(job.at, job.bytes);
    else this.erase(job.sector);
  }

  /** The power goes. What stays is what the next power-up finds. */
  powerOff(random: Random): Uint8Array {
    if (this.running !== null) {
      const { job, leftMs } = this.running;
      const wholeMs = job.kind === 'erase' ? ERASE_MS : PROGRAM_MS;
      const share = (wholeMs - leftMs + random.between(0, 1)) / (wholeMs + 1);
      this.tear(job, Math.floor(share * jobBytes(job)), random);
    }
    this.running = null;
    return this.cells;
  }

  /** What `job` leaves behind where the power goes after `done` of its bytes. */
  tear(job: FlashJob, done: number, random: Random): void {
    if (job.kind === 'program') {
      if (random.integer(0, 1) === 0) {
        // Some chips write a page all at once: then every byte of it may lack some of its bits.
        this.write(
          job.at,
          job.bytes.map((byte) => byte | (random.uint32() & 0xff)),
        );
        return;
      }
      this.write(job.at, job.bytes.subarray(0, done));
      // The byte in hand has some of its bits.
      const half = (job.bytes[done] ?? ERASED) | (random.uint32() & 0xff);
      if (done < job.bytes.length) this.write(job.at + done, Uint8Array.of(half));
      return;
    }
    const first = job.sector * SECTOR_BYTES;
    for (let i = 0; i < SECTOR_BYTES; i += 1) {
      const was = this.cells[first + i] ?? ERASED;
      if (i < done) this.cells[first + i] = ERASED;
      // Ahead of the edge bits have begun to flow away.
      else if (i < done + PAGE_BYTES) this.cells[first + i] = was | (random.uint32() & 0xff);
    }
  }

  /** A bit changes by itself. */
  rot(bit: number): void {
    const at = Math.floor(bit / 8);
    this.cells[at] = (this.cells[at] ?? 0) ^ (1 << (bit % 8));
  }

  /** So many erases more than were made here: an old chip. */
  age(sector: number, erases: number): void {
    this.erases[sector] = (this.erases[sector] ?? 0) + erases;
  }

  private write(at: number, bytes: Uint8Array): void {
    for (let i = 0; i < bytes.length; i += 1) {
      this.cells[at + i] = (this.cells[at + i] ?? 0) & (bytes[i] ?? ERASED);
    }
  }

  private erase(sector: number): void {
    this.age(sector, 1);
    const first = sector * SECTOR_BYTES;
    this.cells.fill(ERASED, first, first + SECTOR_BYTES);
    // A worn sector keeps a zero, here the third bit of its first byte.
    if ((this.erases[sector] ?? 0) > ENDURANCE) this.cells[first] = ERASED & ~4;
  }
}
