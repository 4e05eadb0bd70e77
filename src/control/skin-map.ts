/**
 * Where the skin was felt along the track, under one roller: how far out it is, in bands of the track. What is not known
 * of a band is asked of its neighbours; farther off a back runs elsewhere.
 */

const BAND_MM = 20;

export class SkinMap {
  private readonly fromMm: number;
  private readonly skinMm: Float64Array;

  constructor(track: { readonly minMm: number; readonly maxMm: number }) {
    this.fromMm = track.minMm;
    this.skinMm = new Float64Array(Math.ceil((track.maxMm - track.minMm) / BAND_MM) + 1);
    this.forget();
  }

  /** Another person may sit there. */
  forget(): void {
    this.skinMm.fill(Number.NaN);
  }

  /** The roller touches at `placeMm`, and the skin is `skinMm` out. */
  learn(placeMm: number, skinMm: number): void {
    const band = this.bandAt(placeMm);
    if (band >= 0 && band < this.skinMm.length) this.skinMm[band] = skinMm;
  }

  /** How far out the skin was there, the farther of what is known nearby; infinite where nothing is. */
  farthestMm(placeMm: number): number {
    const { skinMm } = this;
    const band = this.bandAt(placeMm);
    let farthest = Number.NEGATIVE_INFINITY;
    for (let one = band - 1; one <= band + 1; one += 1) {
      const known = skinMm[one];
      // What is not known is no number, and greater than nothing.
      if (known !== undefined && known > farthest) farthest = known;
    }
    return farthest === Number.NEGATIVE_INFINITY ? Number.POSITIVE_INFINITY : farthest;
  }

  private bandAt(placeMm: number): number {
    return Math.floor((placeMm - this.fromMm) / BAND_MM);
  }
}
