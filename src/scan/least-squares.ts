/** Weighted linear least squares by the normal equations: a few unknowns, many observations. */

export class LeastSquares {
  private readonly size: number;
  private readonly normal: Float64Array;
  private readonly right: Float64Array;

  constructor(size: number) {
    this.size = size;
    this.normal = new Float64Array(size * size);
    this.right = new Float64Array(size);
  }

  /** One observation: Σ row·unknowns should be `value`. */
  add(row: Float64Array, value: number, weight = 1): void {
    const { size, normal, right } = this;
    for (let i = 0; i < size; i++) {
      const left = (row[i] ?? 0) * weight;
      if (left === 0) continue;
      right[i] = (right[i] ?? 0) + left * value;
      for (let j = 0; j <= i; j++) {
        normal[i * size + j] = (normal[i * size + j] ?? 0) + left * (row[j] ?? 0);
      }
    }
  }

  /** The unknowns that fit best, and the variance of a sum of them; null where they are not determined. */
  solve(): { readonly unknowns: Float64Array; readonly variance: (row: Float64Array) => number } | null {
    const lower = cholesky(this.normal, this.size);
    if (lower === null) return null;
    const { size } = this;
    return {
      unknowns: backward(lower, forward(lower, this.right, size), size),
      variance: (row) => forward(lower, row, size).reduce((sum, value) => sum + value * value, 0),
    };
  }
}

/** The lower triangle L with L·Lᵀ = matrix (of which only the lower triangle is read); null where there is none. */
function cholesky(matrix: Float64Array, size: number): Float64Array | null {
  const lower = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = matrix[i * size + j] ?? 0;
      for (let k = 0; k < j; k++) sum -= (lower[i * size + k] ?? 0) * (lower[j * size + k] ?? 0);
      if (i !== j) lower[i * size + j] = sum / (lower[j * size + j] ?? 1);
      else if (sum > 1e-12 * (matrix[i * size + i] ?? 0)) lower[i * size + i] = Math.sqrt(sum);
      else return null;
    }
  }
  return lower;
}

function forward(lower: Float64Array, right: Float64Array, size: number): Float64Array {
  const out = new Float64Array(size);
  for (let i = 0; i < size; i++) {
    let sum = right[i] ?? 0;
    for (let k = 0; k < i; k++) sum -= (lower[i * size + k] ?? 0) * (out[k] ?? 0);
    out[i] = sum / (lower[i * size + i] ?? 1);
  }
  return out;
}

function backward(lower: Float64Array, right: Float64Array, size: number): Float64Array {
  const out = new Float64Array(size);
  for (let i = size - 1; i >= 0; i--) {
    let sum = right[i] ?? 0;
    for (let k = i + 1; k < size; k++) sum -= (lower[k * size + i] ?? 0) * (out[k] ?? 0);
    out[i] = sum / (lower[i * size + i] ?? 1);
  }
  return out;
}
