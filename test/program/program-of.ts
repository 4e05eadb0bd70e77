const HEAD = 'title: { en: Back, id: Punggung }\nabout: { en: A, id: B }\nstrokes:\n';

/** A program whose first step stands on line 4, after four columns: "  - ". */
export function programOf(...steps: readonly string[]): string {
  return HEAD + steps.map((step) => `  - ${step}\n`).join('');
}
