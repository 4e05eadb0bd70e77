/** Resolves true when `wanted` settles within `timeoutMs`, false when it does not. Never rejects. */
export function within(wanted: Promise<unknown>, timeoutMs: number): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(false), timeoutMs);
    const settled = (): void => {
      clearTimeout(timer);
      resolve(true);
    };
    wanted.then(settled, settled);
  });
}
